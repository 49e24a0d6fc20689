import { isDateFormatCode, isDateFormatId } from './dateFormat.ts'
import type { ZipEntry } from './unpackWorkbook.ts'
import { attributeOf, type XmlEvents } from './xmlScan.ts'

/** What a workbook says about itself before its cells: ECMA-376, part 1, 18.2 and 18.8. */
export type WorkbookParts = {
  readonly date1904: boolean
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[]
  readonly strings: ZipEntry | null
  readonly styles: ZipEntry | null
}

export type PartReader = (entry: ZipEntry, events: XmlEvents) => Promise<void>

/** Null when the zip holds no workbook of this kind. `read` feeds one part to a scanner. */
export const findParts = async (entries: readonly ZipEntry[], read: PartReader): Promise<WorkbookParts | null> => {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const root = await relationsOf(byName.get('_rels/.rels'), read)
  const named = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const path = resolve('', named)
  const workbook = byName.get(path.toLowerCase()) ?? byName.get('xl/workbook.xml')
  if (workbook === undefined || !/\.xml$/i.test(workbook.name)) return null
  const folder = workbook.name.replace(/[^/]*$/, '')
  const own = workbook.name.slice(folder.length)
  const relations = await relationsOf(byName.get(`${folder}_rels/${own}.rels`.toLowerCase()), read)
  const partOf = (target: string): ZipEntry | null => byName.get(resolve(folder, target).toLowerCase()) ?? null
  const listed: { readonly name: string; readonly relation: string }[] = []
  let date1904 = false
  await read(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/i.test(attributeOf(attributes, 'date1904') ?? '')
      if (name === 'sheet')
        listed.push({ name: attributeOf(attributes, 'name') ?? '', relation: attributeOf(attributes, 'id') ?? '' })
    },
    text: () => undefined,
    close: () => undefined,
  })
  const sheets = listed.flatMap(({ name, relation }) => {
    const found = relations.find(({ id }) => id === relation)
    // Charts and old macros are sheets without cells.
    const entry = found?.type.endsWith('/worksheet') === true ? partOf(found.target) : null
    return entry === null ? [] : [{ name, entry }]
  })
  const only = (type: string): ZipEntry | null => {
    const found = relations.find((relation) => relation.type.endsWith(type))
    return found === undefined ? null : partOf(found.target)
  }
  return { date1904, sheets, strings: only('/sharedStrings'), styles: only('/styles') }
}

type Relation = { readonly id: string; readonly type: string; readonly target: string }

const relationsOf = async (entry: ZipEntry | undefined, read: PartReader): Promise<readonly Relation[]> => {
  const relations: Relation[] = []
  if (entry === undefined) return relations
  await read(entry, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const [id, type, target] = ['Id', 'Type', 'Target'].map((one) => attributeOf(attributes, one) ?? '')
      relations.push({ id: id ?? '', type: type ?? '', target: target ?? '' })
    },
    text: () => undefined,
    close: () => undefined,
  })
  return relations
}

/** `/xl/a.xml`, `worksheets/a.xml` and `../a.xml`, seen from a folder. */
const resolve = (folder: string, target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** Which cell styles show dates, by their place in the list. */
export const dateStyles = async (entry: ZipEntry | null, read: PartReader): Promise<readonly boolean[]> => {
  const styles: boolean[] = []
  if (entry === null) return styles
  const codes = new Map<number, string>()
  let inCells = false
  await read(entry, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt')
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      if (name !== 'xf' || !inCells) return
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      const code = codes.get(id)
      styles.push(code === undefined ? isDateFormatId(id) : isDateFormatCode(code))
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** The words that cells name by number. Readings beside Chinese or Japanese characters (rPh) are no part of them. */
export const sharedStrings = async (entry: ZipEntry | null, read: PartReader): Promise<readonly string[]> => {
  const strings: string[] = []
  if (entry === null) return strings
  let words = ''
  let isText = false
  let isReading = false
  await read(entry, {
    open: (name) => {
      if (name === 'si') words = ''
      else if (name === 't') isText = !isReading
      else if (name === 'rPh') isReading = true
    },
    text: (text) => {
      if (isText) words += text
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
      else if (name === 'si') strings.push(unescaped(words))
    },
  })
  return strings
}

/** `_x000D_`: how a workbook writes a character that XML cannot hold. */
export const unescaped = (words: string): string =>
  words.includes('_x')
    ? words.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : words
