import * as z from 'zod'
import { isPaperLimit } from '../shared/domain/limits/decideLimits.ts'
import { defaultLimits } from '../shared/domain/limits/defaultLimits.ts'
import { type PaperLimits, paperLimitNames } from '../shared/domain/limits/limits.ts'
import { limitsStream } from '../shared/domain/streams.ts'
import type { Ledger } from './ledger.ts'
import { personOnDuty, settings } from './sqlite/cardQueries.ts'
import { type SqlReader, textAt } from './sqlite/driver.ts'
import { entriesOf, streamsByName } from './sqlite/entries.ts'

/**
 * The days for the papers of supervision stood in the office's settings and in the rules of supervision before they were limits.
 * An office that had set its own goes on with them: they become its limits once, by a command that the record explains.
 */
export const carryPaperDays = async (ledger: Ledger): Promise<void> => {
  const { reader } = ledger
  if (await knowsPapers(reader)) return
  const [papers, person] = await Promise.all([formerDays(reader), personOnDuty(reader)])
  const same = paperLimitNames.every((name) => papers[name] === defaultLimits.papers[name])
  if (same || person === null || !paperLimitNames.every((name) => isPaperLimit(papers[name]))) return
  const { version: seen, ...standing } = (await ledger.standing()).limits
  const body = { seen, limits: { ...standing, papers } }
  const draft = { type: 'changeLimits', stream: limitsStream, touches: [limitsStream], body } as const
  await ledger.submit([draft], { actor: person.id, group: null })
}

/** Whether the limits that count now were set by a program that kept these days among them. */
const knowsPapers = async (db: SqlReader): Promise<boolean> => {
  const row = (await streamsByName(db, [limitsStream])).get(limitsStream)
  if (row === undefined) return false
  const events = (await entriesOf(db, [row.id])).flatMap((entry) => entry.events)
  const last = events.findLast(({ stream }) => stream === limitsStream)
  return last !== undefined && last.v > 1
}

const former = z.object({
  replyDays: z.object({ reminder: z.number(), letter: z.number(), listing: z.number() }),
  receiptDays: z.number(),
})

const formerDays = async (db: SqlReader): Promise<PaperLimits> => {
  const [{ noticeDays }, row] = await Promise.all([settings(db), db.get('SELECT body FROM supervision_rules_card')])
  const rules = row === null ? null : former.safeParse(JSON.parse(textAt(row, 'body')))
  const { reminder, letter, listing, receipt } = defaultLimits.papers
  return rules?.success
    ? { ...rules.data.replyDays, notice: noticeDays, receipt: rules.data.receiptDays }
    : { reminder, notice: noticeDays, letter, listing, receipt }
}
