import type { Piece } from './documentBlocks.ts'
import type { GlyphMeasure, PaperFont } from './paperPage.ts'

/** The smallest thing that the engine moves: one character with its marks, or a whole number or Latin word. */
export type Atom = {
  readonly text: string
  readonly font: PaperFont
  readonly field: string | null
  /** Millimetres at the size that the atoms were cut for. */
  readonly width: number
  readonly kind: 'character' | 'word' | 'space'
}

/** Not at the start of a line (GB/T 15834-2011, 5.1; GB/T 9704-2012 follows it). */
const NO_START = new Set('，。、；：？！）》〉」』】〕〗｝］”’·～％‰℃…—,.;:?!)]}%')
/** Not at the end of a line. */
const NO_END = new Set('（《〈「『【〔〖｛［“‘([{')

export const mayStart = (atom: Atom): boolean => {
  const first = firstOf(atom.text)
  // A dash or an ellipsis is two signs long and may begin a line whole; half of one may not.
  return first === '…' || first === '—' ? atom.text.length > 1 : !NO_START.has(first)
}
export const mayEnd = (atom: Atom): boolean => !NO_END.has(lastOf(atom.text))

const firstOf = (text: string): string => [...text][0] ?? ''
const lastOf = (text: string): string => [...text].at(-1) ?? ''

/** A document number stays whole; so do a dash, an ellipsis, a masked name, a figure and a Latin word with their inner signs. */
const ATOM =
  /\p{Script=Han}{1,4}〔\d{4}〕\d+号|—{2,}|…{2,}|\p{Script=Han}\*+|[0-9A-Za-z\u00c0-\u024f*@#&+_$][0-9A-Za-z\u00c0-\u024f*@#&+_$.,:/%'-]*(?<![.,:'])|\s|(?:\p{Regional_Indicator}{2}|[^\p{M}\s]\p{M}*)|\p{M}+/gu

/** Words wider than this may be broken inside, or a long address would tear its line apart. */
const WIDEST_WORD = 0.5

/** Cuts pieces into atoms; joined, the atoms are the pieces' text again, character for character. */
export const cutAtoms = (
  pieces: readonly Piece[],
  sizeMm: number,
  lineWidth: number,
  measure: GlyphMeasure,
): readonly Atom[] =>
  pieces.flatMap((piece) =>
    (piece.text.match(ATOM) ?? []).flatMap((text): readonly Atom[] => {
      const whole = atom(text, piece, sizeMm, measure)
      return whole.width > lineWidth * WIDEST_WORD && text.length > 1
        ? [...text].map((character) => atom(character, piece, sizeMm, measure))
        : [whole]
    }),
  )

const atom = (text: string, piece: Piece, sizeMm: number, measure: GlyphMeasure): Atom => ({
  text,
  font: piece.font,
  field: piece.field,
  width: measure.width(text, piece.font) * sizeMm,
  kind: /^\s$/u.test(text) ? 'space' : /^[\x21-\x7e\u00c0-\u024f]/u.test(text) ? 'word' : 'character',
})

/** Figures keep the unit that follows them: 2026年, 12号, 5天. */
const UNIT_OF_COUNT = new Set('年月日时分号天件个次元名户栋')

/** Whether a line may end between two neighbours. */
export const mayBreak = (before: Atom, after: Atom): boolean => {
  if (!mayEnd(before) || !mayStart(after)) return false
  if (after.kind === 'space') return false
  if (before.kind === 'space') return true
  if (/\d$/u.test(before.text) && before.kind === 'word' && UNIT_OF_COUNT.has(after.text)) return false
  if (/^[\p{L}\p{N}]/u.test(after.text) && before.kind === 'word' && after.kind === 'word')
    return before.text.length === 1
  return true
}
