import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Folders that a person named for papers of a print job. They outlive the program, so that a job that broke off goes on without
 * asking again; the window can have files written nowhere else.
 */
export class PrintFolders {
  readonly #file: string
  #known: readonly string[]

  constructor(profile: string) {
    this.#file = join(profile, 'print-folders.json')
    this.#known = readKnown(this.#file)
  }

  has(folder: string): boolean {
    return this.#known.includes(resolve(folder))
  }

  /** Whether a path is that of a PDF directly in one of them. */
  holds(path: string): boolean {
    return resolve(path) === path && path.endsWith('.pdf') && this.has(dirname(path))
  }

  add(folder: string): void {
    const own = resolve(folder)
    this.#known = [own, ...this.#known.filter((one) => one !== own)].slice(0, most)
    mkdirSync(dirname(this.#file), { recursive: true })
    writeFileSync(this.#file, JSON.stringify({ folders: this.#known }))
  }
}

const most = 20

const readKnown = (file: string): readonly string[] => {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('folders' in parsed) || !Array.isArray(parsed.folders))
      return []
    return parsed.folders.filter((one): one is string => typeof one === 'string')
  } catch {
    // Never written, or not readable: then a person names the folder again.
    return []
  }
}
