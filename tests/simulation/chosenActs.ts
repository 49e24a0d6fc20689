import type { DeskFailure, OrderDetail } from '../../shared/contract/desk.ts'
import { type OrderActRequest, type OrderActType, orderAct } from '../../shared/contract/orderActs.ts'
import { privacies, satisfactions, typedCloses, urgencies } from '../../shared/domain/order/orderState.ts'
import { DAY, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { Harness } from './deskHarness.ts'
import { pick, type Played } from './played.ts'

/** Every act of an order's life that the desk knows by name. */
const actTypes: readonly OrderActType[] = orderAct.options.map((option) => option.shape.type.value)

/** What is chosen in a dialog, as far as the act asks for it. */
export type ActChoice = {
  readonly type: number
  readonly other: number
  readonly choice: number
  readonly yes: boolean
  readonly hours: number
  readonly word: string
}

/** What an act is picked from: everything there is, what is offered now, or of that what was tried least so far. */
export type Among = 'all' | 'offered' | 'rarest'

/** One act on one order, with whatever its dialog would ask. */
export const actOn = async (
  harness: Harness,
  played: Played,
  row: RowId,
  choice: ActChoice,
  among: Among,
): Promise<Result<unknown, DeskFailure> | null> => {
  const shown = await harness.verbs.order({ row })
  return shown.ok ? actOnShown(harness, played, shown.value, choice, among) : null
}

const actOnShown = async (
  harness: Harness,
  played: Played,
  shown: OrderDetail,
  choice: ActChoice,
  among: Among,
): Promise<Result<unknown, DeskFailure> | null> => {
  const { id: row } = shown.row
  const act = await chosenAct(harness, played, shown, choice, among)
  if (act === null) return null
  played.tried.set(act.type, (played.tried.get(act.type) ?? 0) + 1)
  const done = await harness.verbs.act({ target: { kind: 'rows', rows: [row] }, act, seen: [] })
  if (done.ok) played.groups.push(done.value.group)
  return done
}

/** One step of an order's life: to a unit where it waits for one, now and then back, otherwise one of the acts that are offered. */
export const liveOn = async (harness: Harness, played: Played, row: RowId, choice: ActChoice): Promise<void> => {
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
  await actOnShown(harness, played, shown.value, choice, 'rarest')
}

/** Recorded at any time and always offered: left to the acts at random, or they would be most of every life. */
const beside: ReadonlySet<OrderActType> = new Set(['noteOrder', 'markOrder', 'recordInstruction', 'mergeOrder'])

const rarest = (offered: readonly OrderActType[], { tried }: Played, among: Among): readonly OrderActType[] => {
  if (among === 'offered') return offered
  const least = Math.min(...offered.map((one) => tried.get(one) ?? 0))
  return offered.filter((one) => (tried.get(one) ?? 0) === least)
}

const answers: readonly OrderActType[] = ['decideExtension', 'recordAnswer', 'resumeClock']

/** The act that is meant for this order, with all that its dialog would ask. */
const chosenAct = async (
  { verbs, ledger }: Harness,
  played: Played,
  { row: { id: row }, standing }: OrderDetail,
  choices: ActChoice,
  among: Among,
): Promise<OrderActRequest | null> => {
  const offered = actTypes.filter((one) => standing.offers[one].allowed && !beside.has(one))
  // What somebody waits for is answered every second time.
  const awaited = choices.choice % 2 === 0 ? answers.filter((one) => standing.offers[one].allowed) : []
  const fitting = awaited.length > 0 ? awaited : offered
  const type = pick(among === 'all' || fitting.length === 0 ? actTypes : rarest(fitting, played, among), choices.type)
  if (type === undefined) return null
  const { choice, yes, hours, word } = choices
  const unit = pick(yes ? standing.units.map((one) => one.unit) : played.units, choice) ?? played.units[0]
  const other = pick(played.orders, choices.other) ?? row
  const into = type === 'mergeOrder' ? await verbs.order({ row: other }) : null
  const at = ledger.now() + hours * HOUR
  const delivery = standing.clocks.find((clock) => clock.kind === 'delivery')
  const fields = {
    type,
    unit,
    question: word,
    answer: word,
    into: into?.ok === true ? into.value.row.number : '',
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
    file: yes ? (pick(standing.attachments, choice)?.hash ?? null) : null,
    scan: pick(standing.attachments, choice)?.hash ?? null,
  }
  const parsed = orderAct.safeParse(fields)
  return parsed.success ? (parsed.data as OrderActRequest) : null
}
