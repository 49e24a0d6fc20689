/**
 * What a laid-out document is: explicit A4 pages. All lengths are millimetres from the sheet's top left corner, letter
 * sizes are points. Screen, paper and PDF draw the same pages; nothing is left to a browser's own line or page breaking.
 */
export type PaperFont = 'fangsong' | 'kai' | 'hei' | 'xbs' | 'song'
export type PaperColour = 'ink' | 'red'

export type PaperRun = {
  readonly text: string
  readonly font: PaperFont
  readonly sizePt: number
  /** Added after every character of the run, in mm. */
  readonly letterSpacing: number
  /** The field that the words come from, tinted on screen; null for the form's own words. */
  readonly field: string | null
}

export type PaperRole =
  | 'mark'
  | 'number'
  /** 份号, 密级, 紧急程度 */
  | 'copyNumber'
  | 'secrecy'
  | 'urgency'
  | 'signer'
  | 'title'
  | 'addressee'
  | 'body'
  | 'attachments'
  | 'attendance'
  | 'annexLabel'
  | 'signature'
  | 'date'
  | 'remark'
  | 'slip'
  | 'copyTo'
  | 'imprint'
  | 'pageNumber'
  | 'tableHead'
  | 'cell'

export type PaperLine = {
  readonly role: PaperRole
  /** The line box; the characters stand on `baseline`, so that no font's own line height moves them. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly baseline: number
  readonly runs: readonly PaperRun[]
  /** True when the line was spread to its full width. */
  readonly justify: boolean
  readonly colour: PaperColour
}

/** A straight line; thickness grows to the right and down from (x, y). */
export type PaperRule = {
  readonly x: number
  readonly y: number
  readonly length: number
  readonly direction: 'across' | 'down'
  readonly thickness: number
  readonly colour: PaperColour
  readonly style: 'solid' | 'dashed'
}

/** Where the seal will be pressed: drawn on screen, never printed. */
export type SealPlace = { readonly x: number; readonly y: number; readonly diameter: number }

/** A sheet of A4, upright or turned by a quarter. */
export type PaperFormat = 'portrait' | 'landscape'

export type PaperPage = {
  readonly number: number
  readonly format: PaperFormat
  readonly lines: readonly PaperLine[]
  readonly rules: readonly PaperRule[]
  readonly seals: readonly SealPlace[]
  /** Drawn as a QR code. */
  readonly code?: PaperCode
}

/** A square of `size` mm that a telephone reads: the words of `text`. */
export type PaperCode = { readonly x: number; readonly y: number; readonly size: number; readonly text: string }

/** What the layout must know about fonts. Lengths are parts of the letter size (em). */
export type GlyphMeasure = {
  /** The advance of the characters, without kerning and without trimmed punctuation. */
  readonly width: (text: string, font: PaperFont) => number
  /** How far the ink reaches above and below the baseline (below is positive downwards). */
  readonly ink: (text: string, font: PaperFont) => { readonly above: number; readonly below: number }
}

export const lineText = (line: PaperLine): string => line.runs.map((run) => run.text).join('')
