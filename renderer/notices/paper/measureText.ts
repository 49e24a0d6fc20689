import type { GlyphMeasure, PaperFont } from '../../../shared/documents/paperPage.ts'
import { fontFamily, paperFaces } from './paperFonts.ts'

/** Large enough that rounding to pixels does not show: a 256th of the largest letters on paper is 0.05 mm. */
const SIZE = 256
/** Room around a character, for ink that leaves its em square. */
const MARGIN = SIZE / 2

/**
 * The layout's measure by the fonts of this machine, through a canvas. Results are kept: a notice asks for a few hundred
 * characters some thousand times. Make it after `document.fonts.ready`, and a new one after other fonts were loaded.
 */
export const createPaperMeasure = (): GlyphMeasure => {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE + 2 * MARGIN
  canvas.height = SIZE + 2 * MARGIN
  canvas.lang = 'zh-CN'
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('measuring paper text needs a 2d canvas, and this window gives none')

  const use = (font: PaperFont): void => {
    context.font = canvasFont(font, SIZE)
    context.fontKerning = 'none'
    context.textRendering = 'geometricPrecision'
    context.textBaseline = 'alphabetic'
  }
  const widthOf = kept((character, font) => {
    use(font)
    return context.measureText(character).width / SIZE
  })
  const inkOf = kept((character, font) => {
    use(font)
    return drawnInk(context, character)
  })

  return {
    // Character by character: a pair of marks measured together is narrower where the browser trims punctuation.
    width: (text, font) => [...text].reduce((sum, character) => sum + widthOf(character, font), 0),
    ink: (text, font) =>
      [...text].reduce(
        (ink, character) => {
          const own = inkOf(character, font)
          return { above: Math.max(ink.above, own.above), below: Math.max(ink.below, own.below) }
        },
        { above: -1, below: -1 },
      ),
  }
}

type Ink = { readonly above: number; readonly below: number }

/**
 * Seen in the drawn pixels: `actualBoundingBoxDescent` goes by the curves' control points and is wrong by half a
 * millimetre for a mark of 13 mm. Half-dark pixels count as ink.
 */
const drawnInk = (context: CanvasRenderingContext2D, character: string): Ink => {
  const { width, height } = context.canvas
  const baseline = MARGIN + SIZE
  context.clearRect(0, 0, width, height)
  context.fillText(character, MARGIN, baseline)
  const { data } = context.getImageData(0, 0, width, height)
  let top = height
  let bottom = -1
  for (let at = 3; at < data.length; at += 4) {
    if ((data[at] ?? 0) < 128) continue
    const row = Math.floor(at / 4 / width)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
  }
  return bottom < 0 ? { above: 0, below: 0 } : { above: (baseline - top) / SIZE, below: (bottom + 1 - baseline) / SIZE }
}

const kept = <Value>(ask: (character: string, font: PaperFont) => Value) => {
  const known = new Map<string, Value>()
  return (character: string, font: PaperFont): Value => {
    const key = `${font}${character}`
    const before = known.get(key)
    if (before !== undefined) return before
    const value = ask(character, font)
    known.set(key, value)
    return value
  }
}

export const canvasFont = (font: PaperFont, sizePx: number): string =>
  `${paperFaces[font].weight} ${sizePx}px ${fontFamily(font)}`
