import fc from 'fast-check'
import type { Acted, DeskFailure } from '../../shared/contract/desk.ts'
import { channels, lawfulRoutes } from '../../shared/domain/order/orderState.ts'
import { supervisionCauses } from '../../shared/domain/supervision/supervisionState.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import { intAt } from '../../ledger/sqlite/driver.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { roles } from '../../shared/domain/person/person.ts'
import { type Harness, openHarness, testClock } from './deskHarness.ts'
import { type OrderGesture, orderGestures, playOrder } from './orderGestures.ts'
import { pick, type Played } from './played.ts'

/** What a person may do at the desk, in random order, with random targets: most of it lawful, some of it not. */
export type Gesture =
  | { readonly kind: 'report'; readonly words: readonly string[]; readonly day: number; readonly channel: number }
  | { readonly kind: 'correct'; readonly at: number; readonly word: string }
  | { readonly kind: 'accept'; readonly at: number }
  | { readonly kind: 'decline'; readonly at: number; readonly reason: string; readonly route: number }
  | {
      readonly kind: 'dispatch'
      readonly from: number
      readonly count: number
      readonly unit: number
      readonly helper: number | null
      readonly days: number
      readonly note: string
    }
  | { readonly kind: 'undo'; readonly at: number }
  | {
      readonly kind: 'notice'
      readonly at: number
      readonly words: string
      readonly cause: number
      readonly print: boolean
    }
  | { readonly kind: 'reveal'; readonly at: number }
  | { readonly kind: 'unit'; readonly at: number; readonly act: 'add' | 'change' | 'retire'; readonly name: string }
  | { readonly kind: 'settings'; readonly days: number; readonly name: string }
  | OrderGesture

/** Every typed word carries this mark, so that a search for it finds what lies about in clear. */
export const mark = '水印'
const word = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `${mark}${text.replaceAll('\0', '')}`)
const place = fc.nat({ max: 40 })

export const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  ...orderGestures(word),
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      words: fc.array(word, { minLength: 7, maxLength: 7 }),
      day: fc.nat({ max: 900 }),
      channel: fc.nat({ max: channels.length - 1 }),
    }),
  },
  fc.record({ kind: fc.constant('correct' as const), at: place, word }),
  fc.record({ kind: fc.constant('accept' as const), at: place }),
  fc.record({
    kind: fc.constant('decline' as const),
    at: place,
    reason: fc.oneof(word, fc.constant(' ')),
    route: fc.nat({ max: lawfulRoutes.length - 1 }),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('dispatch' as const),
      from: place,
      count: fc.integer({ min: 1, max: 8 }),
      unit: place,
      helper: fc.option(place),
      days: fc.integer({ min: 1, max: 30 }),
      note: word,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), at: place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('notice' as const),
      at: place,
      words: word,
      cause: fc.nat({ max: supervisionCauses.length - 1 }),
      print: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('reveal' as const), at: place }),
  fc.record({
    kind: fc.constant('unit' as const),
    at: place,
    act: fc.constantFrom('add' as const, 'change' as const, 'retire' as const),
    name: word,
  }),
  fc.record({ kind: fc.constant('settings' as const), days: fc.integer({ min: -1, max: 400 }), name: word }),
)

export const newPlay = async (harness: Harness, pass: (ms: number) => void = () => {}): Promise<Played> => {
  const hello = await harness.verbs.overview({})
  if (!hello.ok) throw new Error('no overview')
  const units = hello.value.lanes.map((lane) => lane.unit)
  const persons: Played['persons'] = new Map()
  // A ledger that was played on has them already, and perhaps somebody on duty who may not add any.
  const known = await harness.ledger.reader.all('SELECT id, name, role FROM person_card WHERE name = role ORDER BY id')
  for (const row of known) {
    const role = roles.find((one) => one === row.role)
    if (role !== undefined) persons.set(role, intAt(row, 'id') as RowId)
  }
  for (const role of roles) {
    if (persons.has(role)) continue
    const unit = role === 'unitClerk' || role === 'townClerk' ? (units[0] ?? null) : null
    const added = await harness.verbs.addPerson({ role, unit, name: role })
    if (!added.ok) throw new Error(`no ${role}`)
    persons.set(role, added.value.row)
  }
  return { orders: [], units, groups: [], notices: [], persons, brought: [], tried: new Map(), pass }
}

/** A fresh ledger whose clock the gestures move on. */
export const openPlay = async (): Promise<{ readonly harness: Harness; readonly played: Played }> => {
  const clock = testClock()
  let passed = 0
  const harness = await openHarness(() => clock() + passed)
  const played = await newPlay(harness, (ms) => {
    passed += ms
  })
  return { harness, played }
}

/** Does one gesture and returns what the store answered; null when there was nothing to do it to. */
export const play = async (
  harness: Harness,
  played: Played,
  act: Gesture,
): Promise<Result<unknown, DeskFailure> | null> => {
  const { verbs, ledger } = harness
  const target = (row: RowId) => ({ kind: 'rows' as const, rows: [row] })
  const remember = (outcome: Result<Acted, DeskFailure>) => {
    if (outcome.ok) played.groups.push(outcome.value.group)
    return outcome
  }
  switch (act.kind) {
    case 'report': {
      const [title = '', text = '', reporter = '', phone = '', address = '', town = '', category = ''] = act.words
      const made = await verbs.report({
        channel: channels[act.channel] ?? 'other',
        receivedAt: ledger.now() - act.day * DAY,
        words: { title, text, reporter, phone, address, town, category },
      })
      if (made.ok) played.orders.push(made.value.row)
      return made
    }
    case 'correct': {
      const row = pick(played.orders, act.at)
      return row === undefined ? null : verbs.correct({ row, channel: null, words: { title: act.word } })
    }
    case 'accept': {
      const row = pick(played.orders, act.at)
      return row === undefined ? null : verbs.accept({ target: target(row) })
    }
    case 'decline': {
      const row = pick(played.orders, act.at)
      if (row === undefined) return null
      return verbs.decline({ target: target(row), route: lawfulRoutes[act.route] ?? 'other', reason: act.reason })
    }
    case 'dispatch': {
      const from = played.orders.length === 0 ? 0 : act.from % played.orders.length
      const rows = played.orders.slice(from, from + act.count)
      const lead = pick(played.units, act.unit)
      const helper = act.helper === null ? undefined : pick(played.units, act.helper)
      if (rows.length === 0 || lead === undefined) return null
      return remember(
        await verbs.dispatch({
          target: { kind: 'rows', rows },
          lead,
          supporting: helper === undefined ? [] : [helper],
          deadline: { kind: 'limit', limit: { kind: 'naturalDays', amount: act.days } },
          note: act.note,
          seen: [],
        }),
      )
    }
    case 'undo': {
      const group = pick(played.groups, act.at)
      return group === undefined ? null : verbs.undo({ group })
    }
    case 'notice': {
      const row = pick(played.orders, act.at)
      if (row === undefined) return null
      const facts = await verbs.noticeFacts({ target: target(row), kind: null })
      if (!facts.ok) return facts
      const words = {
        unitName: facts.value.unitName,
        basis: act.words,
        instruction: act.words,
        reason: act.words,
        requirements: act.words,
        reply: act.words,
        contact: act.words,
        phone: act.words,
        officeName: act.words,
        copyTo: act.words,
        conditions: act.words,
      }
      const form = {
        unit: facts.value.unit,
        orders: [row],
        cause: supervisionCauses[act.cause] ?? 'overdue',
        dueAt: facts.value.replyBy ?? ledger.now() + 5 * DAY,
        seal: true,
        slip: false,
        words,
      }
      const draft = await verbs.draftNotice({ ...form, kind: facts.value.kind, case: facts.value.case, grounds: null })
      if (!draft.ok) return draft
      const signed = await verbs.signOffNotice({ notice: draft.value.row, step: draft.value.step })
      if (!signed.ok) return signed
      played.notices.push(draft.value.row)
      if (!act.print) return signed
      return verbs.recordPrint({
        notice: draft.value.row,
        step: draft.value.step,
        to: 'pdf',
        copies: 1,
        pages: 1,
        sha256: 'a'.repeat(64),
        destination: act.words,
      })
    }
    case 'reveal': {
      const row = pick(played.orders, act.at)
      return row === undefined ? null : verbs.reveal({ row })
    }
    case 'unit': {
      const words = { name: act.name, fullName: act.name }
      if (act.act === 'add') {
        const made = await verbs.addUnit({ kind: 'other', weekly: 10, words })
        if (made.ok) played.units.push(made.value.row)
        return made
      }
      const unit = pick(played.units, act.at)
      if (unit === undefined) return null
      return act.act === 'retire'
        ? verbs.retireUnit({ unit })
        : verbs.changeUnit({ unit, kind: 'department', weekly: 20, words })
    }
    case 'settings':
      return verbs.changeSettings({
        naturalDays: act.days,
        noticeDays: 5,
        noticePrefix: '督',
        words: { officeName: act.name, contact: act.name, phone: act.name },
      })
    default:
      return playOrder(harness, played, act)
  }
}
