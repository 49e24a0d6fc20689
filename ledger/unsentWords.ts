import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { PersonId, StreamName } from '../shared/kernel/ids.ts'
import { random } from './randomPool.ts'
import { keyBytes } from './seal.ts'
import { blobAt, type SqlReader, type SqlWriter, textAt } from './sqlite/driver.ts'
import { closeBox, openBox } from './staging/box.ts'

/**
 * What stands in a dialog and was not sent (`unsent_words`): one a person, form and thing that it is about, kept with every
 * letter and sealed like a begun report. `about`: the stream that the words are about, 'many' for several orders at once, ''
 * for none.
 */
export type WordsPlace = { readonly form: string; readonly about: StreamName | 'many' | '' }
export type UnsentWords = WordsPlace & { readonly body: string }

export const keepWords = async (
  db: SqlWriter,
  person: PersonId,
  { form, about, body }: UnsentWords,
  changedAt: Instant,
): Promise<void> => {
  const key = random(keyBytes)
  const box = closeBox(key, boxPlace({ form, about }), body)
  await db.run(
    `INSERT INTO unsent_words (person, form, about, changed_at, key, box) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (person, form, about) DO UPDATE SET changed_at = excluded.changed_at, key = excluded.key, box = excluded.box`,
    [person, form, about, changedAt, key, box],
  )
}

export const dropWords = (db: SqlWriter, person: PersonId, { form, about }: WordsPlace): Promise<void> =>
  db.run('DELETE FROM unsent_words WHERE person = ? AND form = ? AND about = ?', [person, form, about])

export const wordsOf = async (db: SqlReader, person: PersonId): Promise<readonly UnsentWords[]> => {
  const rows = await db.all('SELECT form, about, key, box FROM unsent_words WHERE person = ? ORDER BY form, about', [
    person,
  ])
  return rows.map((row) => {
    const place = { form: textAt(row, 'form'), about: textAt(row, 'about') as WordsPlace['about'] }
    const body = openBox(blobAt(row, 'key'), boxPlace(place), blobAt(row, 'box'))
    if (typeof body !== 'string') throw new Error(`unsent words ${place.form}: not a text`)
    return { ...place, body }
  })
}

/** With an order's words go those that somebody began to write about it, or about several orders that it may be one of. */
export const forgetWordsAbout = (db: SqlWriter, names: readonly StreamName[]): Promise<void> =>
  db.run(`DELETE FROM unsent_words WHERE about = 'many' OR about IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(names),
  ])

const boxPlace = ({ form, about }: WordsPlace): string => `unsent words ${form} ${about}`
