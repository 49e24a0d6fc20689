import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type OwnFont, type OwnFontOutcome, type PaperFace, paperFaceNames } from '../../shared/contract/ownFonts.ts'

/**
 * Fonts that a person chose for the papers: copied beside the profile, so that they are there when the stick is not, and served to
 * the window under `app://desk/own-fonts/`. One a face.
 */
export class OwnFonts {
  readonly #folder: string

  constructor(profile: string) {
    this.#folder = join(profile, 'own-fonts')
  }

  list(): readonly OwnFont[] {
    const known = this.#read()
    return paperFaceNames.flatMap((face) => {
      const found = known[face]
      return found === undefined ? [] : [{ face, fileName: found.fileName, url: `app://desk/own-fonts/${found.file}` }]
    })
  }

  /** Taken over when its first bytes are those of a font; whether the window can draw with it shows there. */
  take(face: PaperFace, path: string): OwnFontOutcome {
    try {
      if (statSync(path).size > mostBytes) return { kind: 'failed', code: 'too-large', detail: path }
      const bytes = readFileSync(path)
      const ending = endingOf(bytes)
      if (ending === null) return { kind: 'failed', code: 'no-font', detail: basename(path) }
      const file = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${ending}`
      mkdirSync(this.#folder, { recursive: true })
      const whole = join(this.#folder, file)
      writeFileSync(`${whole}.part`, bytes)
      renameSync(`${whole}.part`, whole)
      this.#write({ ...this.#read(), [face]: { file, fileName: basename(path) } })
      return { kind: 'taken' }
    } catch (problem) {
      return { kind: 'failed', code: 'not-read', detail: problem instanceof Error ? problem.message : String(problem) }
    }
  }

  drop(face: PaperFace): void {
    const { [face]: dropped, ...left } = this.#read()
    this.#write(left)
    const used = Object.values<Chosen>(left).some((one) => one.file === dropped?.file)
    if (dropped !== undefined && !used) rmSync(join(this.#folder, dropped.file), { force: true })
  }

  /** The bytes behind a name of the window's; null for any name that is not in the list. */
  open(file: string): Buffer | null {
    if (!Object.values<Chosen>(this.#read()).some((one) => one.file === file)) return null
    try {
      return readFileSync(join(this.#folder, file))
    } catch {
      return null
    }
  }

  get #index(): string {
    return join(this.#folder, 'fonts.json')
  }

  #read(): Known {
    try {
      return knownOf(JSON.parse(readFileSync(this.#index, 'utf8')))
    } catch {
      // Nothing was chosen yet, or the list cannot be read: then the fonts of the machine are used, and the screen says so.
      return {}
    }
  }

  #write(known: Known): void {
    mkdirSync(this.#folder, { recursive: true })
    writeFileSync(this.#index, JSON.stringify(known))
  }
}

type Chosen = { readonly file: string; readonly fileName: string }
type Known = Readonly<Partial<Record<PaperFace, Chosen>>>

/** The largest fonts with all of Unicode's Chinese take 60 MB. */
const mostBytes = 100 * 1024 * 1024

const heads: readonly (readonly [string, string])[] = [
  ['00010000', 'ttf'],
  ['74727565', 'ttf'],
  ['4f54544f', 'otf'],
  ['74746366', 'ttc'],
  ['774f4646', 'woff'],
  ['774f4632', 'woff2'],
]

const endingOf = (bytes: Buffer): string | null => {
  const head = bytes.subarray(0, 4).toString('hex')
  return heads.find(([magic]) => magic === head)?.[1] ?? null
}

const knownOf = (parsed: unknown): Known => {
  if (typeof parsed !== 'object' || parsed === null) return {}
  const entries = Object.entries(parsed).flatMap(([face, one]: [string, unknown]) => {
    const known = paperFaceNames.find((name) => name === face)
    if (known === undefined || typeof one !== 'object' || one === null) return []
    if (!('file' in one) || typeof one.file !== 'string' || !/^[0-9a-f]{32}\.[a-z0-9]+$/u.test(one.file)) return []
    const fileName = 'fileName' in one && typeof one.fileName === 'string' ? one.fileName : one.file
    return extname(one.file) === '' ? [] : [[known, { file: one.file, fileName }] as const]
  })
  return Object.fromEntries(entries)
}
