/** Files that the person named in the shell's dialog, by the id that the window knows: it never names a path itself. */
export class ExportTargets {
  readonly #paths = new Map<string, string>()

  add(id: string, path: string): void {
    this.#paths.set(id, path)
  }

  /** Each is written once. */
  take(id: string): string | null {
    const path = this.#paths.get(id) ?? null
    this.#paths.delete(id)
    return path
  }
}
