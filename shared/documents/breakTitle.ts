import { type Atom, cutAtoms, mayBreak } from './atoms.ts'
import type { Piece } from './documentBlocks.ts'
import type { GlyphMeasure } from './paperPage.ts'

/**
 * Breaks a title by GB/T 9704-2012, 7.3.1: meaning whole, never inside a word, the lines in the shape of a trapezium or a
 * rhombus. Without a dictionary the engine only breaks where no word can be cut:
 *   1. after 、，；：》”） and the connecting 的, and before 《“（;
 *   2. between the parts that the document gives, after the connecting 和, 与, 及, after 关于, and after nouns that end a name: 街道, 小区, 社区, 公司, ...
 * (a connecting character that is part of a common word, as in 和平 or 涉及, does not count).
 * 的 and 等 never begin a line. A stretch wider than the line is broken between words as a dictionary knows them, and
 * between characters only within a word that is itself wider.
 * Of the ways with the fewest lines the one wins that is no hourglass, parts no phrase (1 before 2), is no rectangle, and is
 * the most even, in this order.
 */
export const breakTitle = (
  parts: readonly Piece[],
  sizeMm: number,
  width: number,
  measure: GlyphMeasure,
): readonly (readonly Atom[])[] => {
  const whole = gathered(
    parts.flatMap((part, index) => {
      const weak = index > 0 && !GOOD_AFTER.test(parts[index - 1]?.text ?? '')
      const stretches = stretchesOf(cutAtoms([part], sizeMm, width, measure))
      return stretches.map((stretch, at) => (at === 0 ? { ...stretch, weak } : stretch))
    }),
  )
  const stretches = gathered(
    whole.flatMap((stretch) =>
      widthOf(stretch.atoms) > width
        ? byWords(stretch.atoms).flatMap((word) =>
            widthOf(word) > width ? word.map((atom) => ({ atoms: [atom], weak: true })) : [{ atoms: word, weak: true }],
          )
        : [stretch],
    ),
  )
  const filled = greedy(stretches, width)
  return bestWay(stretches, filled.length, width)?.lines ?? filled
}

/** Atoms that stay together; `weak` when parting before them cuts no word but a phrase. */
type Stretch = { readonly atoms: readonly Atom[]; readonly weak: boolean }

/** Joins what may not stand apart to the stretch before it. */
const gathered = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const list: { atoms: Atom[]; weak: boolean }[] = []
  for (const next of stretches) {
    const before = list.at(-1)
    const last = before?.atoms.at(-1)
    const first = next.atoms[0]
    const apart = last === undefined || first === undefined || (mayBreak(last, first) && !/^[的等]/u.test(first.text))
    if (before === undefined || apart) list.push({ atoms: [...next.atoms], weak: next.weak })
    else before.atoms.push(...next.atoms)
  }
  return list
}

const stretchesOf = (atoms: readonly Atom[]): readonly Stretch[] => {
  const stretches: { atoms: Atom[]; weak: boolean }[] = []
  let text = ''
  const whole = atoms.map((atom) => atom.text).join('')
  for (const atom of atoms) {
    const place = placeAt(text, whole.slice(text.length))
    const current = stretches.at(-1)
    if (current === undefined || place !== 'none') stretches.push({ atoms: [atom], weak: place === 'weak' })
    else current.atoms.push(atom)
    text += atom.text
  }
  return stretches
}

const GOOD_AFTER = /(?:[、，；：》”）]|(?<!目)的)$/u
const GOOD_BEFORE = /^[《“（]/u
const WEAK_AFTER =
  /(?:^关于|街道|小区|社区|公司|学校|医院|中心|花园|家园|新苑|办事处|委员会|开发区|(?<![共饱温缓总调柔祥随人])和|(?<![参给赠授])与|(?<![普涉以波触提顾])及)$/u
/** Words that begin with a connecting character, so that the line must not end with it. */
const GOES_ON = /^(?:的[士确话]|和[平谐睦气美解善声蔼]|与[会其否]|及[时格早至])/u

const placeAt = (before: string, after: string): 'good' | 'weak' | 'none' => {
  if (before === '') return 'none'
  if (GOOD_BEFORE.test(after)) return 'good'
  if (GOES_ON.test(`${before.at(-1) ?? ''}${after.at(0) ?? ''}`)) return 'none'
  if (GOOD_AFTER.test(before)) return 'good'
  return WEAK_AFTER.test(before) ? 'weak' : 'none'
}

/** The dictionary that every JavaScript engine brings along; it is asked only where nothing else tells. */
const byWords = (atoms: readonly Atom[]): readonly (readonly Atom[])[] => {
  const text = atoms.map((atom) => atom.text).join('')
  const begins = new Set([...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ index }) => index))
  const words: Atom[][] = []
  let at = 0
  for (const atom of atoms) {
    const last = words.at(-1)
    if (last === undefined || begins.has(at)) words.push([atom])
    else last.push(atom)
    at += atom.text.length
  }
  return words
}

const widthOf = (atoms: readonly Atom[]): number => atoms.reduce((sum, atom) => sum + atom.width, 0)

const greedy = (stretches: readonly Stretch[], width: number): readonly (readonly Atom[])[] => {
  const lines: Atom[][] = []
  for (const { atoms } of stretches) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + widthOf(atoms) <= width + TOLERANCE) last.push(...atoms)
    else lines.push([...atoms])
  }
  return lines
}

/** A rounding error of the fonts must not cost a line. */
const TOLERANCE = 0.02

/** More lines are not laid out by shape: such a title is a paragraph, and trying all ways would take too long. */
const MOST_SHAPED_LINES = 4
const MOST_STRETCHES = 60

type Way = { readonly cost: number; readonly lines: readonly (readonly Atom[])[] }

/** The cheapest way to make exactly so many lines; null when the title is too long to be shaped. */
const bestWay = (stretches: readonly Stretch[], lines: number, width: number): Way | null => {
  if (lines > MOST_SHAPED_LINES || stretches.length > MOST_STRETCHES) return null
  const waysFrom = (from: number, left: number): readonly { weak: number; lines: readonly (readonly Atom[])[] }[] => {
    if (left === 0) return from === stretches.length ? [{ weak: 0, lines: [] }] : []
    const ways: { weak: number; lines: readonly (readonly Atom[])[] }[] = []
    const weakStart = from > 0 && stretches[from]?.weak === true ? 1 : 0
    for (let to = from + 1; to <= stretches.length - left + 1; to += 1) {
      const line = stretches.slice(from, to).flatMap((stretch) => stretch.atoms)
      if (widthOf(line) > width + TOLERANCE) break
      for (const rest of waysFrom(to, left - 1))
        ways.push({ weak: rest.weak + weakStart, lines: [line, ...rest.lines] })
    }
    return ways
  }
  return waysFrom(0, lines)
    .map((way) => ({ cost: shapeCost(way.lines.map(widthOf)) + way.weak * 2e4, lines: way.lines }))
    .reduce<Way | null>((found, way) => (found === null || way.cost < found.cost ? way : found), null)
}

/** Unevenness, and a heavy price for an hourglass (a line shorter than both its neighbours) or a rectangle. */
const shapeCost = (widths: readonly number[]): number => {
  const longest = Math.max(...widths)
  const uneven = widths.reduce((sum, each) => sum + (longest - each) ** 2, 0)
  const hourglass = widths.some((each, index) => {
    const above = widths[index - 1]
    const below = widths[index + 1]
    return above !== undefined && below !== undefined && each < above && each < below
  })
  const rectangle = widths.length > 1 && widths.every((each) => longest - each < longest / 20)
  return uneven + (hourglass ? 1e6 : 0) + (rectangle ? 1e4 : 0)
}
