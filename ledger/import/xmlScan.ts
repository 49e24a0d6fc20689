export type XmlEvents = {
  /** `name` without its prefix; `attributes` as they stand, for `attributeOf`. An empty element is opened and closed. */
  readonly open: (name: string, attributes: string) => void
  /** Decoded; one text may come in several pieces. */
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** Why a document is not read further: it is torn, or it declares what a table has no need of. */
export class XmlProblem extends Error {}

/** Longer than any tag that a spreadsheet program or a service of requests writes. */
const LONGEST_TAG = 1_000_000

/**
 * Reads XML piece by piece, in memory that does not grow with the document. It knows elements, texts, CDATA and comments, and
 * just the five entities of XML itself: a document type, which could declare others that unfold without end, is refused.
 */
export const xmlScan = (events: XmlEvents): { readonly write: (piece: string) => void; readonly end: () => void } => {
  let held = ''
  const names: string[] = []
  const take = (source: string): number => {
    let at = 0
    for (;;) {
      const tag = source.indexOf('<', at)
      if (tag < 0) return at + say(events, source.slice(at), false)
      if (tag > at) say(events, source.slice(at, tag), true)
      const end = endOfMarkup(source, tag)
      if (end < 0) {
        if (source.length - tag > LONGEST_TAG && !/^<!(?:--|\[CDATA\[)/.test(source.slice(tag, tag + 9)))
          throw new XmlProblem('a tag without an end')
        return tag
      }
      handle(source, tag, end)
      at = end
    }
  }
  const handle = (source: string, tag: number, end: number): void => {
    const second = source.charCodeAt(tag + 1)
    if (second === 0x2f) {
      const name = localName(source.slice(tag + 2, end - 1).trim())
      if (names.pop() !== name) throw new XmlProblem(`</${name}> closes nothing`)
      events.close(name)
    } else if (second === 0x21) {
      if (source.startsWith('<![CDATA[', tag)) events.text(source.slice(tag + 9, end - 3))
      else if (!source.startsWith('<!--', tag)) throw new XmlProblem('a document type')
    } else if (second !== 0x3f) {
      const isEmpty = source.charCodeAt(end - 2) === 0x2f
      const inner = source.slice(tag + 1, isEmpty ? end - 2 : end - 1)
      const space = inner.search(/\s/)
      const name = localName(space < 0 ? inner : inner.slice(0, space))
      events.open(name, space < 0 ? '' : inner.slice(space))
      if (isEmpty) events.close(name)
      else names.push(name)
    }
  }
  return {
    write: (piece) => {
      const source = held === '' ? piece : held + piece
      held = source.slice(take(source))
    },
    end: () => {
      if (held.trim() !== '' || names.length > 0) throw new XmlProblem('the document ends too early')
    },
  }
}

/** The value of an attribute, decoded; undefined where it is not there. */
export const attributeOf = (attributes: string, name: string): string | undefined => {
  for (let from = 0; ; ) {
    const at = attributes.indexOf(name, from)
    if (at < 0) return undefined
    from = at + name.length
    const before = attributes.charCodeAt(at - 1)
    // Whole names only, with or without a prefix: `r` must not be found in `ref`.
    if (at > 0 && before > 32 && before !== 0x3a) continue
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(from))
    if (match !== null) return decodeEntities(match[1] ?? match[2] ?? '')
  }
}

/** Behind the end of what begins at `tag`, or -1 when that has not come yet. */
const endOfMarkup = (source: string, tag: number): number => {
  if (source.startsWith('<!--', tag)) return behind(source, '-->', tag + 4)
  if (source.startsWith('<![CDATA[', tag)) return behind(source, ']]>', tag + 9)
  if (source.startsWith('<?', tag)) return behind(source, '?>', tag + 2)
  // `<![CD`: the rest decides what it is.
  if (source.length - tag < 9 && '<![CDATA['.startsWith(source.slice(tag))) return -1
  let end = source.indexOf('>', tag)
  // A `>` within quotes is a part of a value.
  while (end >= 0 && isQuoted(source, tag, end)) end = source.indexOf('>', end + 1)
  return end < 0 ? -1 : end + 1
}

const behind = (source: string, mark: string, from: number): number => {
  const at = source.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

const isQuoted = (source: string, from: number, to: number): boolean => {
  let quote = 0
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) quote = code
  }
  return quote !== 0
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** `&#x10FFFF;` and a little more. */
const LONGEST_ENTITY = 12

/** Says a text and how much of it: of one that is not over, a half entity at its end waits for the rest. */
const say = (events: XmlEvents, text: string, isOver: boolean): number => {
  const cut = isOver ? -1 : text.lastIndexOf('&')
  const isHalf = cut >= 0 && text.length - cut < LONGEST_ENTITY && !text.includes(';', cut)
  const whole = isHalf ? text.slice(0, cut) : text
  if (whole !== '') events.text(decodeEntities(whole))
  return whole.length
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) =>
        name === undefined
          ? character(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal), whole)
          : (named[name] ?? whole),
      )
    : text

const character = (code: number, whole: string): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
