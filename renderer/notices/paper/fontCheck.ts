import type { PaperFont, PaperPage } from '../../../shared/documents/paperPage.ts'
import { canvasFont } from './measureText.ts'
import { ownFaces } from './ownFonts.ts'
import { paperFaces } from './paperFonts.ts'

/** What a face of the documents is really set in on this machine. */
export type FontFinding = {
  readonly font: PaperFont
  /** 仿宋, 楷体, ... */
  readonly name: string
  /** The family that is used; null if the browser has to pick one itself. */
  readonly family: string | null
  readonly standIn: boolean
  /** The name of the file that the user chose for it; null where none was. */
  readonly own: string | null
}

export type FontCheck = {
  readonly findings: readonly FontFinding[]
  /** Characters of the pages that no font of this machine can draw, each once, in the order of the text. */
  readonly missing: readonly string[]
}

const checkedFonts: readonly PaperFont[] = ['fangsong', 'kai', 'xbs', 'hei', 'song']

/** Looks at the fonts that the pages need, before anything is printed. */
export const checkFonts = (pages: readonly PaperPage[]): FontCheck => {
  const isPresent = createFontProbe()
  return {
    findings: checkedFonts.map((font) => {
      const face = paperFaces[font]
      const own = ownFaces.get().faces.get(font)
      if (own !== undefined) return { font, name: face.name, family: own.fileName, standIn: false, own: own.fileName }
      const official = face.official.find(isPresent)
      return {
        font,
        name: face.name,
        family: official ?? face.standIns.find(isPresent) ?? null,
        standIn: official === undefined,
        own: null,
      }
    }),
    missing: missingCharacters(pages),
  }
}

const GENERICS = ['monospace', 'serif', 'sans-serif'] as const
/** Letters of very different widths, and one Chinese character for fonts that have no Latin. */
const LATIN = 'mmMWli0123456789@iIl.,'
const HAN = '国'

/**
 * Whether a family is installed. `document.fonts.check` says true of families that do not exist, so the probe sets a text
 * in the family with each generic one behind it: an absent family looks like the generic one every time. Three generics,
 * because one of them may well be the very family that is looked for.
 */
export const createFontProbe = (): ((family: string) => boolean) => {
  const context = probeContext(64)
  const width = (fontList: string): number => {
    context.font = `64px ${fontList}`
    return context.measureText(LATIN).width
  }
  const picture = (fontList: string): string => {
    context.font = `48px ${fontList}`
    return drawn(context, HAN).key
  }
  const bare = new Map(GENERICS.map((generic) => [generic, { width: width(generic), picture: picture(generic) }]))
  const known = new Map<string, boolean>()
  return (family) => {
    const before = known.get(family)
    if (before !== undefined) return before
    const present = GENERICS.some((generic) => {
      const list = `"${family}", ${generic}`
      const other = bare.get(generic)
      return Math.abs(width(list) - (other?.width ?? 0)) > 0.01 || picture(list) !== other?.picture
    })
    known.set(family, present)
    return present
  }
}

/** Unassigned in Unicode 16 and in scripts far apart, so that every font that may be asked draws its empty box. */
const UNASSIGNED = ['\u0378', '\u2fe0', '\u{2fffd}', '\u{1fffd}', '\u{effff}']

/** Characters of the pages that no font can draw, each once. */
export const missingCharacters = (pages: readonly PaperPage[]): readonly string[] => createGlyphCheck()(pages)

/**
 * A character is missing when it comes out as the same box as characters that do not exist, or as nothing at all. What was looked
 * at once is known for every paper after it, until other font files are chosen.
 */
export const createGlyphCheck = (): ((pages: readonly PaperPage[]) => readonly string[]) => {
  const context = probeContext(64)
  const boxes = new Map<string, ReadonlySet<string>>()
  const boxesOf = (font: PaperFont): ReadonlySet<string> => {
    const place = `${ownFaces.get().generation}${font}`
    const known = boxes.get(place)
    if (known !== undefined) return known
    context.font = canvasFont(font, 48)
    const made = new Set(UNASSIGNED.map((character) => drawn(context, character).key))
    boxes.set(place, made)
    return made
  }
  const known = new Map<string, boolean>()
  const isMissing = (font: PaperFont, character: string): boolean => {
    const key = `${ownFaces.get().generation}${font}${character}`
    const before = known.get(key)
    if (before !== undefined) return before
    const box = boxesOf(font)
    context.font = canvasFont(font, 48)
    const { key: picture, empty } = drawn(context, character)
    const lacks = !/[\s\p{M}]/u.test(character) && (empty || box.has(picture))
    known.set(key, lacks)
    return lacks
  }
  return (pages) => {
    const missing = new Set<string>()
    for (const run of pages.flatMap((page) => page.lines).flatMap((line) => line.runs))
      for (const character of run.text) if (isMissing(run.font, character)) missing.add(character)
    return [...missing]
  }
}

const probeContext = (size: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  canvas.lang = 'zh-CN'
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('checking fonts needs a 2d canvas, and this window gives none')
  return context
}

/** The pixels' darkness as a string: equal strings are equal pictures. */
const drawn = (context: CanvasRenderingContext2D, text: string): { readonly key: string; readonly empty: boolean } => {
  const { width, height } = context.canvas
  context.clearRect(0, 0, width, height)
  context.textBaseline = 'alphabetic'
  context.fillText(text, 8, 50)
  const { data } = context.getImageData(0, 0, width, height)
  let empty = true
  let key = ''
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 0
    if (alpha > 0) empty = false
    key += String.fromCharCode(alpha)
  }
  return { key, empty }
}
