import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { realWorkbook } from './measuring.ts'

/** A message that somebody wrote to a city's leaders; places are masked in it by letters: A3区. */
export type RealMessage = { readonly title: string; readonly text: string; readonly town: string }

const columnsRead = { title: '留言主题', text: '留言详情' } as const

/** The messages of the workbook, each body once: the file itself holds a hundred of them twice. */
export const realMessages = (): readonly RealMessage[] => {
  const book = read(readFileSync(realWorkbook()))
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error('the workbook has no sheet')
  const seen = new Set<string>()
  return utils.sheet_to_json<Record<string, unknown>>(sheet).flatMap((row) => {
    const title = String(row[columnsRead.title] ?? '').trim()
    const text = String(row[columnsRead.text] ?? '')
      .replace(/\s+/gu, ' ')
      .trim()
    if (text.length < 20 || seen.has(text)) return []
    seen.add(text)
    return [{ title, text, town: townOf(`${title} ${text}`) }]
  })
}

/** The first district or county that is named. */
export const townOf = (words: string): string => /[A-Z]\d{1,2}[区县市]/u.exec(words)?.[0] ?? ''
