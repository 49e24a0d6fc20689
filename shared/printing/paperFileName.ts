import { documentNumberText, type DocumentNumber } from '../domain/document/documentNumber.ts'

/** What a file of a paper is called. Official Chinese like the paper, whatever the language of the screen. */
type Named = { readonly kind: string; readonly number: DocumentNumber | null; readonly unit: string }

/** Of the name without its ending; file systems allow 255 bytes, and a suffix has to fit as well. */
const mostBytes = 200

/** `督办通知单-督〔2026〕12号-市住建局`: sorts by kind and number, and says whom it is for. */
export const paperFileName = ({ kind, number, unit }: Named): string =>
  fileSafe([kind, number === null ? '' : documentNumberText(number), unit].filter((part) => part !== '').join('-'))

/** `督办文书-督〔2026〕1号等100份` */
export const joinedFileName = (papers: readonly Named[]): string => {
  const [first] = papers
  const kinds = new Set(papers.map(({ kind }) => kind))
  const kind = kinds.size === 1 ? (first?.kind ?? '') : '文书'
  const number = first?.number ?? null
  const from = number === null ? '' : documentNumberText(number)
  return fileSafe(`${kind}-${papers.length > 1 ? `${from}等${papers.length}份` : from}`)
}

/** Names that are the same to a file system that does not tell large letters from small get a number. */
export const distinct = (names: readonly string[]): readonly string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let n = 2; taken.has(sameAs(free)); n += 1) free = `${name} (${n})`
    taken.add(sameAs(free))
    return free
  })
}

const sameAs = (name: string): string => name.normalize('NFC').toLowerCase()

/** What cannot stand in the name of a file on some system stands in none. */
export const fileSafe = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
  let short = ''
  let bytes = 0
  for (const character of plain) {
    bytes += byteLength(character)
    if (bytes > mostBytes) break
    short += character
  }
  // A name that ends in a dot or a space cannot be opened on Windows.
  return short.replace(/^[. ]+|[. ]+$/gu, '') || '文书'
}

/** In UTF-8. */
const byteLength = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
