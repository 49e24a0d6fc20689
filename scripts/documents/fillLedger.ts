import { type SqlReader, textAt } from '../../ledger/sqlite/driver.ts'
import { defaultNoticeWords } from '../../shared/documents/defaultNoticeWords.ts'
import { writeOfficePaper } from '../../shared/documents/officePaper.ts'
import { type PaperEntries, paperValues, proposedEntries } from '../../shared/documents/officePaperValues.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { type OfficePaperKind, officePaperKinds } from '../../shared/domain/officePaper/officePaperKinds.ts'
import { type PaperKind, paperKinds } from '../../shared/domain/supervision/ladder.ts'
import { DAY, HOUR, type Instant } from '../../shared/kernel/chinaTime.ts'
import type { OfficePaperFacts } from '../../shared/contract/officePapers.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { lastInstant } from '../makeLedger/makeLedgerFile.ts'
import { type Harness, openHarnessOn } from '../../tests/simulation/deskHarness.ts'

/** A signed paper of the ledger: its kind, its number, and the order that it is opened from. */
export type FilledPaper =
  | { readonly of: 'case'; readonly kind: PaperKind; readonly number: string }
  | { readonly of: 'order'; readonly kind: OfficePaperKind; readonly number: string; readonly order: string }

export const office = { officeName: '莱西市办实事推进中心', contact: '王晓东', phone: '0532-88400000' } as const

/**
 * One signed paper of each kind in a made ledger, through the same handlers that answer the window, about orders as they
 * stand in it.
 */
export const fillLedger = async (file: string): Promise<readonly FilledPaper[]> => {
  // The morning after the made ledger's last evening.
  let now: Instant = lastInstant + 16 * HOUR
  const harness = await openHarnessOn(file, () => now)
  try {
    const { verbs } = harness
    value(await verbs.changeSettings({ naturalDays: 5, noticeDays: 5, noticePrefix: '莱督', words: office }))
    for (const kind of paperKinds) await setCopies(harness, kind)
    const filled: FilledPaper[] = []
    const free = await overdueOrders(harness.ledger.reader)
    for (const kind of paperKinds) {
      const order = free.shift()
      if (order === undefined) throw new Error('the made ledger has too few orders that are late')
      filled.push({
        of: 'case',
        kind,
        number: await issue(
          harness,
          kind,
          order,
          () => now,
          (ms) => (now += ms),
        ),
      })
    }
    const found = await ordersFor(harness)
    for (const kind of officePaperKinds) {
      const order = found[kind]
      if (order === undefined) throw new Error(`the made ledger has no order for ${kind}`)
      filled.push({ of: 'order', kind, order: order.number, number: await sign(harness, kind, order, now) })
    }
    return filled
  } finally {
    await harness.close()
  }
}

const setCopies = async ({ verbs }: Harness, kind: PaperKind): Promise<void> => {
  const before = value(await verbs.paperForms({}))[kind]
  const { version: seen, ...form } = before.form
  const words = { ...before.words, copyTo: '市督查考核中心' }
  value(await verbs.changePaperForm({ kind, seen, form, words }))
}

/** Late, with a unit, in no case, and not of a protected reporter; the latest first. */
const overdueOrders = async (db: SqlReader): Promise<RowId[]> => {
  const rows = await db.all(
    `SELECT b.id FROM board b WHERE b.status IN ('dispatched', 'signed', 'inProgress') AND b.due_at < ? AND b.rung IS NULL
       AND b.title <> '' AND length(b.title) < 30 AND b.privacy = 'open' AND b.id NOT IN (SELECT order_id FROM case_order) ORDER BY b.due_at DESC`,
    [lastInstant],
  )
  return rows.map((row) => Number(row.id) as RowId)
}

/** A paper of a case, signed off; a delisting with the listing that it ends. */
const issue = async (
  harness: Harness,
  kind: PaperKind,
  order: RowId,
  now: () => Instant,
  wait: (ms: number) => void,
): Promise<string> => {
  const { verbs } = harness
  if (kind !== 'delisting') return (await drafted(harness, kind, order, null, now())).number
  const listed = await drafted(harness, 'listing', order, null, now())
  const at = { case: listed.row, step: 1 }
  wait(HOUR)
  value(await verbs.serveNotice({ ...at, how: 'person', servedAt: now(), to: '办公室' }))
  wait(HOUR)
  const words = { from: '办公室', text: '事项已办结，反映人认可。' }
  value(await verbs.recordReply({ ...at, repliedAt: now(), words }))
  value(await verbs.judgeReply({ ...at, accepted: true, reason: '' }))
  return (await drafted(harness, 'delisting', order, listed.row, now())).number
}

const drafted = async (
  { verbs }: Harness,
  kind: PaperKind,
  order: RowId,
  inCase: RowId | null,
  now: Instant,
): Promise<{ readonly row: RowId; readonly number: string }> => {
  const target = { kind: 'rows' as const, rows: [order] }
  const start =
    inCase === null
      ? value(await verbs.noticeFacts({ target, kind: kind === 'delisting' ? null : kind }))
      : value(await verbs.caseFacts({ case: inCase, kind }))
  const made = value(
    await verbs.draftNotice({
      unit: start.unit,
      orders: [order],
      cause: 'overdue',
      dueAt: start.replyBy ?? now + 5 * DAY,
      seal: start.seal,
      slip: kind === 'notice',
      kind,
      case: inCase,
      grounds: null,
      words: {
        unitName: start.unitName,
        basis: defaultNoticeWords.basis,
        instruction: kind === 'letter' ? '市领导11月23日批示：“请抓紧办理，年底前见效”' : '',
        reason: '',
        requirements: kind === 'delisting' ? '' : defaultNoticeWords.requirements.join('\n'),
        conditions: kind === 'listing' ? defaultNoticeWords.conditions.join('\n') : '',
        reply: kind === 'delisting' ? '' : defaultNoticeWords.reply,
        contact: office.contact,
        phone: office.phone,
        officeName: office.officeName,
        copyTo: start.copyTo,
      },
    }),
  )
  const signed = value(await verbs.signOffNotice({ notice: made.row, step: made.step }))
  if (signed.card.number === null) throw new Error(`${kind}: signed off without a number`)
  return { row: made.row, number: documentNumberText(signed.card.number) }
}

/** An order for each kind, as far along as the kind needs. */
const ordersFor = async (harness: Harness): Promise<Partial<Record<OfficePaperKind, OfficePaperFacts>>> => {
  const rows = await harness.ledger.reader.all(
    `SELECT id, status FROM board WHERE status IN ('signed', 'inProgress', 'delivered', 'reviewed', 'closed')
       AND privacy = 'open' AND length(title) BETWEEN 8 AND 30 ORDER BY received_at DESC LIMIT 600`,
  )
  const found: Partial<Record<OfficePaperKind, OfficePaperFacts>> = {}
  for (const row of rows) {
    const facts = value(await harness.verbs.officePaperFacts({ order: Number(row.id) as RowId }))
    const done = textAt(row, 'status') === 'closed'
    if (!done && facts.extension === null)
      found[found.dispatchSheet === undefined ? 'dispatchSheet' : 'minutes'] ??= facts
    if (facts.extension !== null && facts.extension.decided !== 'open') found.extensionReply ??= facts
    if (facts.delivery !== null && facts.verdict !== null && facts.course.length > 0) found.closingReport ??= facts
    if (officePaperKinds.every((kind) => found[kind] !== undefined)) break
  }
  return found
}

const typed: Readonly<Record<OfficePaperKind, Partial<PaperEntries>>> = {
  dispatchSheet: {},
  extensionReply: {},
  closingReport: { addressee: '市政府办公室', signer: '李建国' },
  minutes: {
    host: '中心副主任李建国',
    place: '中心三楼会议室',
    agreed:
      '（一）主办单位三个工作日内提出处置方案，明确完成时限。\n（二）属地镇街做好居民解释工作，每周通报进展。\n（三）中心跟踪督办，办结后组织回访。',
  },
}

const sign = async (
  { verbs }: Harness,
  kind: OfficePaperKind,
  facts: OfficePaperFacts,
  date: Instant,
): Promise<string> => {
  const { form, words } = value(await verbs.paperForms({}))[kind]
  const entries = { ...proposedEntries(kind, facts, office, date), ...typed[kind] }
  const values = paperValues(facts, office, entries, date)
  const copyTo = ['市督查考核中心', facts.supporting].filter((unit) => unit !== '').join('、')
  const paper = writeOfficePaper({ kind, form, words, values, copyTo, seal: form.seal, date })
  const signed = value(
    await verbs.signPaper({
      order: facts.order,
      kind,
      form: form.version,
      seal: paper.seal,
      side: paper.side,
      words: paper.words,
    }),
  )
  return documentNumberText(signed.number)
}

const value = <T>(
  reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!reply.ok) throw new Error(`the made ledger takes no paper: ${JSON.stringify(reply.error)}`)
  return reply.value
}
