import { type Atom, cutAtoms, mayBreak } from './atoms.ts'
import type { Piece } from './documentBlocks.ts'
import type { GlyphMeasure, PaperRun } from './paperPage.ts'

export type LineShape = {
  readonly sizeMm: number
  readonly width: number
  /** Left out before the first line, and before the others. */
  readonly firstIndent: number
  readonly otherIndent: number
}

export type BrokenLine = {
  readonly atoms: readonly Atom[]
  readonly indent: number
  /** Room for the characters, without the indent. */
  readonly width: number
  readonly natural: number
  readonly lastOfParagraph: boolean
}

/** A rounding error of the fonts must not push the 28th character out. */
const TOLERANCE = 0.02

/**
 * Breaks words into lines, filling each as far as it goes. Where the next character may not begin a line, or the last may
 * not end it, characters move down together (推出), and the line is spread afterwards. Nothing is lost or added.
 */
export const breakLines = (
  pieces: readonly Piece[],
  shape: LineShape,
  measure: GlyphMeasure,
): readonly BrokenLine[] => {
  const atoms = cutAtoms(pieces, shape.sizeMm, shape.width, measure)
  const lines: BrokenLine[] = []
  let start = 0
  while (start < atoms.length) {
    const indent = lines.length === 0 ? shape.firstIndent : shape.otherIndent
    const width = shape.width - indent
    const end = lineEnd(atoms, start, width)
    const own = atoms.slice(start, end)
    lines.push({ atoms: own, indent, width, natural: naturalWidth(own), lastOfParagraph: end === atoms.length })
    start = end
  }
  return lines
}

const lineEnd = (atoms: readonly Atom[], start: number, width: number): number => {
  let filled = 0
  let end = start
  while (end < atoms.length) {
    const atom = atoms[end]
    if (atom === undefined) break
    // A space hangs over the edge: it is seen by nobody, and the next line must not begin with it.
    if (atom.kind !== 'space' && end > start && filled + atom.width > width + TOLERANCE) break
    filled += atom.width
    end += 1
  }
  if (end === atoms.length) return end
  for (let at = end; at > start; at -= 1) {
    const before = atoms[at - 1]
    const after = atoms[at]
    if (before !== undefined && after !== undefined && mayBreak(before, after)) return at
  }
  // Nothing on the line may be parted, as in a row of forty commas: filling the line is all that is left.
  return end
}

const naturalWidth = (atoms: readonly Atom[]): number => {
  const seen = atoms.at(-1)?.kind === 'space' ? atoms.slice(0, -1) : atoms
  return seen.reduce((sum, atom) => sum + atom.width, 0)
}

/**
 * Most characters' widths that are spread over a line. Where a number that must not be broken leaves a larger hole, the
 * line keeps the grid and ends early: figures and characters pulled apart read worse than a ragged end.
 */
const loosest = 2.5

/**
 * The line's runs. A line that is not its paragraph's last is spread to the full width: the remainder goes in equal parts
 * between its characters, never into a number or a Latin word.
 */
export const lineRuns = (
  line: BrokenLine,
  sizePt: number,
): { readonly runs: readonly PaperRun[]; readonly justify: boolean } => {
  const gaps = line.atoms.map((atom, index) => {
    const next = line.atoms[index + 1]
    return next !== undefined && next.kind !== 'space' && (atom.kind !== 'word' || next.kind !== 'word')
  })
  const count = gaps.filter(Boolean).length
  const rest = line.width - line.natural
  const justify = !line.lastOfParagraph && count > 0 && rest <= loosest * sizePt * (25.4 / 72)
  const spread = justify ? rest / count : 0
  return { runs: joinRuns(line.atoms, gaps, spread, sizePt), justify }
}

/** A run has one spacing: a word's last letter is a run of its own where the gap after the word is spread. */
export const joinRuns = (
  atoms: readonly Atom[],
  gaps: readonly boolean[],
  spread: number,
  sizePt: number,
): readonly PaperRun[] => {
  const runs: PaperRun[] = []
  const add = (atom: Atom, text: string, letterSpacing: number): void => {
    const last = runs.at(-1)
    if (last?.font === atom.font && last.field === atom.field && last.letterSpacing === letterSpacing)
      runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push({ text, font: atom.font, sizePt, letterSpacing, field: atom.field })
  }
  atoms.forEach((atom, index) => {
    const after = gaps[index] === true ? spread : 0
    const characters = [...atom.text]
    if (after === 0 || characters.length === 1) add(atom, atom.text, after)
    else {
      add(atom, characters.slice(0, -1).join(''), 0)
      add(atom, characters.slice(-1).join(''), after)
    }
  })
  return runs
}
