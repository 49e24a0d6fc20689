/**
 * What a suggestion reads of an order: its characters and pairs of characters, those of the title once more as a kind of
 * their own, because a title names the matter and a text tells a story. Buckets instead of a vocabulary, so that a model's
 * size does not grow with the years and no word stands in it in clear.
 */
export type Bag = {
  /** Buckets, each once, in the order in which the text first names them; 0..bucketCount - 1. */
  readonly buckets: Int32Array
  /** How often each occurs; 1 and up. */
  readonly counts: Uint16Array
}

/** A power of two: the mask below rests on it. 2^18 brings no half point more on real messages, at twice the memory. */
export const bucketCount = 2 ** 17

/** What one gram is and where it stands, for whoever wants to show it again. */
export type Gram = { readonly bucket: number; readonly from: number; readonly to: number; readonly inTitle: boolean }

const wholeText = 17
const titleOnly = 99

/**
 * Counts one order after the other into the same scratch: a hundred thousand texts are read in seconds. `window`: so many
 * code units of the text are read, the title always whole.
 */
export const createBagger = (window = Number.POSITIVE_INFINITY): ((title: string, text: string) => Bag) => {
  const counts = new Uint16Array(bucketCount)
  return (title, text) => {
    const met: number[] = []
    const count = (bucket: number): void => {
      const before = counts[bucket] ?? 0
      if (before === 0) met.push(bucket)
      if (before < 65_535) counts[bucket] = before + 1
    }
    eachGram(text.length > window ? text.slice(0, window) : text, wholeText, count)
    eachGram(title, wholeText, count)
    eachGram(title, titleOnly, count)
    const buckets = Int32Array.from(met)
    const held = new Uint16Array(buckets.length)
    for (let at = 0; at < buckets.length; at += 1) {
      held[at] = counts[buckets[at] ?? 0] ?? 0
      counts[buckets[at] ?? 0] = 0
    }
    return { buckets, counts: held }
  }
}

/** The grams of one part of an order with their places in `readable(part)`, as `bagOf` counts them. */
export const gramsOf = (part: string, inTitle: boolean): readonly Gram[] => {
  const grams: Gram[] = []
  for (const salt of inTitle ? [wholeText, titleOnly] : [wholeText])
    eachGram(part, salt, (bucket, from, to) => {
      grams.push({ bucket, from, to, inTitle: salt === titleOnly })
    })
  return grams
}

/** Full-width and half-width forms, capitals and small letters are one to a reader, and so they are here. */
export const readable = (part: string): string => part.normalize('NFKC').toLowerCase()

const eachGram = (part: string, salt: number, tell: (bucket: number, from: number, to: number) => void): void => {
  const letters = readable(part)
  let before = 0
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charCodeAt(at)
    // A gram never reaches over a mark or a blank: what stands on both sides of it is no word.
    if (!isWritten(letter)) {
      before = 0
      continue
    }
    const alone = mixed(salt, letter)
    tell(bucketOf(alone), at, at + 1)
    if (before !== 0) tell(bucketOf(mixed(mixed(salt, before), letter)), at - 1, at + 1)
    before = letter
  }
}

/** Letters, figures and Chinese characters, by their code units: a table look-up is too slow for a million texts. */
const isWritten = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x3400 && code <= 0x9fff) ||
  isOther(code)
const isOther = (code: number): boolean =>
  (code >= 0xc0 && code <= 0x2ff) || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xf900 && code <= 0xfaff)

const mixed = (hash: number, code: number): number => {
  const next = Math.imul(hash ^ code, 0x9e3779b1)
  return next ^ (next >>> 13)
}
const bucketOf = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0) & (bucketCount - 1)
