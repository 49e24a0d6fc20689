import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { onDuty } from '../../electron/store/desk.ts'
import { openOrder } from '../../electron/store/openOrder.ts'
import type { Draft, Verdict } from '../../ledger/ledger.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { type OrderActRequest, type OrderActType, orderAct } from '../../shared/contract/orderActs.ts'
import { privacies, satisfactions, typedCloses, urgencies } from '../../shared/domain/order/orderState.ts'
import { type Role, roles } from '../../shared/domain/person/person.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { DAY, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, OrderId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import type { Harness } from './deskHarness.ts'

/** Every act of an order's life that the desk knows by name. */
export const actTypes: readonly OrderActType[] = orderAct.options.map((option) => option.shape.type.value)

/** What is chosen in a dialog, as far as the act asks for it. */
type ActChoice = {
  readonly type: number
  readonly other: number
  readonly choice: number
  readonly yes: boolean
  readonly hours: number
  readonly word: string
}

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
  | { readonly kind: 'source'; readonly at: number; readonly says: (typeof sourceWords)[number]; readonly word: string }
  | { readonly kind: 'settle'; readonly at: number; readonly take: boolean; readonly word: string }
  | { readonly kind: 'limits'; readonly days: number }
  | { readonly kind: 'retime'; readonly word: string }
  | { readonly kind: 'erase'; readonly at: number }

/** Whoever may do most is on duty most of the time: what nobody may do is soon told. */
const everyones: readonly Role[] = ['administrator', 'administrator', 'chiefDispatcher', 'chiefDispatcher']
const sourceWords = ['reports', 'closed', 'update', 'correction', 'acknowledges', 'takesBack'] as const

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
        at: place,
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
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('limits' as const), days: fc.integer({ min: 1, max: 9 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('retime' as const), word }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), at: place }) },
  ]
}

/** What a play has brought about so far, as the person at the desk would still know it. */
export type Played = {
  readonly orders: RowId[]
  readonly units: RowId[]
  readonly groups: string[]
  readonly notices: RowId[]
  readonly persons: Map<Role, RowId>
  /** What a source brought: the command that would be taken back with its import. */
  readonly brought: { readonly draft: Draft; readonly id: CommandId }[]
  /** Moves the ledger's clock on. */
  readonly pass: (ms: number) => void
}

export const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list.length === 0 ? undefined : list[at % list.length]

export const playOrder = async (
  harness: Harness,
  played: Played,
  gesture: OrderGesture,
): Promise<Result<unknown, DeskFailure> | null> => {
  const { verbs, desk } = harness
  switch (gesture.kind) {
    case 'act': {
      const row = pick(played.orders, gesture.at)
      return row === undefined ? null : actOn(harness, played, row, gesture, gesture.lawful)
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
      return erase(harness, pick(played.orders, gesture.at))
  }
}

const actOn = async (
  harness: Harness,
  played: Played,
  row: RowId,
  choice: ActChoice,
  lawful: boolean,
): Promise<Result<unknown, DeskFailure> | null> => {
  const act = await chosenAct(harness, played, row, choice, lawful)
  if (act === null) return null
  const done = await harness.verbs.act({ target: { kind: 'rows', rows: [row] }, act, seen: [] })
  if (done.ok) played.groups.push(done.value.group)
  return done
}

/** One step of an order's life: to a unit where it waits for one, now and then back, otherwise one of the acts that are offered. */
const liveOn = async (harness: Harness, played: Played, row: RowId, choice: ActChoice): Promise<void> => {
  const { verbs } = harness
  const shown = await verbs.order({ row })
  if (!shown.ok) return
  const { offers, undo } = shown.value.standing
  const target = { kind: 'rows' as const, rows: [row] }
  if (undo?.group !== undefined && undo.group !== null && choice.choice % 9 === 0) {
    await verbs.undo({ group: undo.group })
    return
  }
  if (offers.declineOrder.allowed && choice.choice % 11 === 0) {
    await verbs.decline({ target, route: 'other', reason: choice.word })
    return
  }
  const lead = pick(played.units, choice.other)
  if (offers.dispatchOrder.allowed && choice.choice % 3 !== 0 && lead !== undefined) {
    const dispatched = { target, lead, supporting: [], deadline: { kind: 'setting' }, note: '', seen: [] } as const
    await verbs.dispatch({ ...dispatched, target, supporting: [], seen: [] })
    return
  }
  await actOn(harness, played, row, choice, true)
}

/** Recorded at any time and always offered: left to the acts at random, or they would be most of every life. */
const beside: ReadonlySet<OrderActType> = new Set(['noteOrder', 'markOrder', 'recordInstruction', 'mergeOrder'])

const answers: readonly OrderActType[] = ['decideExtension', 'recordAnswer', 'resumeClock']

/** The act that is meant for this order, with all that its dialog would ask. */
const chosenAct = async (
  { verbs, ledger }: Harness,
  played: Played,
  row: RowId,
  choices: ActChoice,
  lawful: boolean,
): Promise<OrderActRequest | null> => {
  const shown = await verbs.order({ row })
  if (!shown.ok) return null
  const { standing } = shown.value
  const offered = actTypes.filter((one) => standing.offers[one].allowed && !beside.has(one))
  // What somebody waits for is answered every second time.
  const awaited = choices.choice % 2 === 0 ? answers.filter((one) => standing.offers[one].allowed) : []
  const fitting = awaited.length > 0 ? awaited : offered
  const type = pick(lawful && fitting.length > 0 ? fitting : actTypes, choices.type)
  if (type === undefined) return null
  const { choice, yes, hours, word } = choices
  const unit = pick(yes ? standing.units.map((one) => one.unit) : played.units, choice) ?? played.units[0]
  const into = await verbs.order({ row: pick(played.orders, choices.other) ?? row })
  const at = ledger.now() + hours * HOUR
  const delivery = standing.clocks.find((clock) => clock.kind === 'delivery')
  const fields = {
    type,
    unit,
    question: word,
    answer: word,
    into: into.ok ? into.value.row.number : '',
    reason: word,
    note: word,
    result: word,
    account: word,
    instruction: word,
    leader: word,
    until: (delivery?.clock.dueAt ?? ledger.now()) + (choice % 8) * DAY,
    grant: yes,
    delivery: choice % 2 === 0 ? null : at,
    contacted: yes,
    effective: yes && choice % 2 === 0,
    nextCallAt: choice % 3 === 0 ? at : null,
    solved: yes,
    satisfaction: pick(satisfactions, choice),
    closing: pick(typedCloses, choice),
    urgency: pick(urgencies, choice),
    privacy: pick(privacies, choice),
    concerns: choice % 4 === 0 ? unit : null,
    givenAt: ledger.now() - HOUR,
    scan: pick(standing.attachments, choice)?.hash ?? null,
  }
  const parsed = orderAct.safeParse(fields)
  return parsed.success ? (parsed.data as OrderActRequest) : null
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

const answered = ([verdict]: readonly Verdict[]): Result<null, DeskFailure> => {
  if (verdict === undefined) throw new Error('no verdict')
  return verdict.kind === 'refused' ? err({ kind: 'refused', code: verdict.refusal.code, number: '' }) : ok(null)
}

/** What an import submits for its rows, and what its undoing submits for them. */
const bySource = async (
  { desk, ledger }: Harness,
  played: Played,
  { at, says, word }: Extract<OrderGesture, { kind: 'source' }>,
): Promise<Result<unknown, DeskFailure> | null> => {
  const id = randomUUID() as CommandId
  const draft = await draftOf()
  if (draft === null) return null
  const told = answered(await ledger.submit([{ ...draft, id }], { actor: (await onDuty(desk)).id, group: null }))
  if (!told.ok) return told
  played.brought.push({ draft, id })
  if (says === 'reports' || says === 'closed') {
    const [made] = await ledger.reader.all('SELECT id FROM stream WHERE name = ?', [draft.stream])
    played.orders.push(Number(made?.id) as RowId)
  }
  return told

  async function draftOf(): Promise<Draft | null> {
    const words = { ...noWords, title: word, text: word, sourceName: '热线', sourceId: `A${at}` }
    const report = { channel: 'hotline', receivedAt: ledger.now() - HOUR } as const
    if (says === 'reports' || says === 'closed') {
      const stream = orderStream(ledger.newId() as OrderId)
      if (says === 'reports') return { type: 'reportOrder', stream, touches: [stream], body: { ...report, words } }
      const course = { sourceState: word, sourceUnit: word, sourceReply: word }
      const body = { ...report, closedAt: ledger.now() - HOUR, words: { ...words, ...course } }
      return { type: 'importHistory', stream, touches: [stream], body }
    }
    if (says === 'takesBack') return compensation(pick(played.brought, at))
    const row = pick(played.orders, at)
    const opened = row === undefined ? null : await openOrder(desk, row)
    if (opened === null) return null
    const { stream } = opened
    const touches = [stream]
    if (says === 'acknowledges') return { type: 'acknowledgeReturn', stream, touches, body: { batch: id } }
    if (says === 'correction')
      return { type: 'proposeCorrection', stream, touches, body: { channel: null, words: { title: word } } }
    const said = { state: word, unit: word, reply: word }
    return { type: 'recordSourceUpdate', stream, touches, body: { at: null, dueAt: null, words: said } }
  }
}

const compensation = (brought: Played['brought'][number] | undefined): Draft | null => {
  if (brought === undefined) return null
  const { stream, type } = brought.draft
  const touches = [stream]
  switch (type) {
    case 'reportOrder':
    case 'importHistory':
      return { type: 'withdrawReport', stream, touches, body: { undoes: brought.id } }
    case 'recordSourceUpdate':
      return { type: 'withdrawSourceUpdate', stream, touches, body: { undoes: brought.id } }
    default:
      return null
  }
}
