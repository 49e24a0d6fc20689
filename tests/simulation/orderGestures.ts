import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { onDuty } from '../../electron/store/desk.ts'
import { openOrder } from '../../electron/store/openOrder.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { type Role, roles } from '../../shared/domain/person/person.ts'
import { HOUR } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type ActChoice, actOn, liveOn } from './chosenActs.ts'
import type { Harness } from './deskHarness.ts'
import { answered, pick, type Played } from './played.ts'
import { bySource, type SourceGesture, sourceWords } from './sourceGestures.ts'

/** What else is done with orders: by whom, when, with which files, and what a source says of them. */
export type OrderGesture =
  /** `lawful`: one of those that are offered now, so that long lives come about; otherwise any, wherever the order stands. */
  | ({ readonly kind: 'act'; readonly at: number; readonly lawful: boolean } & ActChoice)
  /** Some of what is offered for one order, one step after the other, as its life goes. */
  | {
      readonly kind: 'life'
      readonly at: number
      readonly steps: readonly ActChoice[]
    }
  | { readonly kind: 'duty'; readonly role: Role }
  | { readonly kind: 'pass'; readonly hours: number }
  | { readonly kind: 'attach'; readonly at: number; readonly word: string }
  | SourceGesture
  | { readonly kind: 'settle'; readonly at: number; readonly take: boolean; readonly word: string }
  | { readonly kind: 'limits'; readonly days: number }
  | { readonly kind: 'retime'; readonly word: string }
  | { readonly kind: 'erase'; readonly at: number }

/** Whoever may do most is on duty most of the time: what nobody may do is soon told. */
const everyones: readonly Role[] = ['administrator', 'administrator', 'chiefDispatcher', 'chiefDispatcher']

export const orderGestures = (word: fc.Arbitrary<string>): readonly fc.WeightedArbitrary<OrderGesture>[] => {
  const place = fc.nat({ max: 40 })
  const choice = {
    type: fc.nat({ max: 10_000 }),
    other: place,
    choice: fc.nat({ max: 60 }),
    yes: fc.boolean(),
    hours: fc.integer({ min: -5, max: 200 }),
    word: fc.oneof({ weight: 6, arbitrary: word }, fc.constant(' ')),
  }
  return [
    {
      weight: 16,
      arbitrary: fc.record({ kind: fc.constant('act' as const), at: place, lawful: fc.boolean(), ...choice }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('life' as const),
        // The same few again and again: they get far, while the others stay where they are.
        at: fc.nat({ max: 5 }),
        steps: fc.array(fc.record(choice), { minLength: 2, maxLength: 12 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('duty' as const), role: fc.constantFrom(...roles, ...everyones) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.nat({ max: 30 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('attach' as const), at: place, word }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('source' as const),
        at: place,
        says: fc.constantFrom(...sourceWords),
        word,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), at: place, take: fc.boolean(), word }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('limits' as const), days: fc.integer({ min: 1, max: 9 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('retime' as const), word }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), at: place }) },
  ]
}

export const playOrder = async (
  harness: Harness,
  played: Played,
  gesture: OrderGesture,
): Promise<Result<unknown, DeskFailure> | null> => {
  const { verbs, desk } = harness
  switch (gesture.kind) {
    case 'act': {
      const row = pick(played.orders, gesture.at)
      return row === undefined ? null : actOn(harness, played, row, gesture, gesture.lawful ? 'offered' : 'all')
    }
    case 'life': {
      const row = pick(played.orders, gesture.at)
      if (row === undefined) return null
      for (const choice of gesture.steps) await liveOn(harness, played, row, choice)
      return null
    }
    case 'duty': {
      const person = played.persons.get(gesture.role)
      return person === undefined ? null : verbs.switchPerson({ person, pin: null })
    }
    case 'pass':
      played.pass(gesture.hours * HOUR)
      return null
    case 'attach': {
      const row = pick(played.orders, gesture.at)
      if (row === undefined) return null
      const path = join(dirname(harness.file), `${gesture.at % 5}.txt`)
      writeFileSync(path, gesture.word)
      const picked = randomUUID()
      desk.picked.set(picked, { path, fileName: `现场${gesture.at % 5}.txt` })
      return verbs.attachPicked({ row, picked })
    }
    case 'source':
      return bySource(harness, played, gesture)
    case 'settle': {
      const row = pick(played.orders, gesture.at)
      if (row === undefined) return null
      const waiting = await verbs.corrections({ row })
      const proposal = waiting.ok ? pick(waiting.value, gesture.at) : undefined
      if (proposal === undefined) return null
      return gesture.take
        ? verbs.acceptCorrection({ row, proposal: proposal.id, take: proposal.fields.map(({ field }) => field) })
        : verbs.rejectCorrection({ row, proposal: proposal.id, reason: gesture.word })
    }
    case 'limits': {
      const { version, byUrgency, overrides: _, ...rest } = await harness.ledger.standing().then(({ limits }) => limits)
      const delivery = { kind: 'workingDays', amount: gesture.days } as const
      const general = { ...byUrgency.general, delivery }
      return verbs.changeLimits({
        seen: version,
        limits: { ...rest, byUrgency: { ...byUrgency, general }, overrides: [] },
      })
    }
    case 'retime': {
      const { calendar, limits } = await harness.ledger.standing()
      return verbs.retime({ calendarVersion: calendar.version, limitsVersion: limits.version, reason: gesture.word })
    }
    case 'erase':
      return eraseFrom(harness, played, gesture.at)
  }
}

/** Those that are finished are few: the first one from a place on that can be erased is. */
const eraseFrom = async (
  harness: Harness,
  played: Played,
  at: number,
): Promise<Result<unknown, DeskFailure> | null> => {
  let last: Result<unknown, DeskFailure> | null = null
  for (let next = at; next < at + 6; next += 1) {
    last = await erase(harness, pick(played.orders, next))
    if (last === null || last.ok) return last
  }
  return last
}

/** As the data protection screen does for one order, without its vacuum. */
const erase = async (
  { desk, ledger }: Harness,
  row: RowId | undefined,
): Promise<Result<unknown, DeskFailure> | null> => {
  const opened = row === undefined ? null : await openOrder(desk, row)
  if (opened === null) return null
  const { stream } = opened
  const draft = { type: 'eraseReporter', stream, touches: [stream], body: { ground: 'asked', quotes: [] } } as const
  return answered(await ledger.submit([draft], { actor: (await onDuty(desk)).id, group: null }))
}
