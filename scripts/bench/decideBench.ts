import { createHash } from 'node:crypto'
import type { Command, CommandBody } from '../../shared/domain/command.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { DomainEvent } from '../../shared/domain/event.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import type { OrderCommandType } from '../../shared/domain/order/orderCommands.ts'
import { evolve, type StreamState } from '../../shared/domain/states.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { CommandId, DeviceId, IncarnationId, OrderId, StreamName } from '../../shared/kernel/ids.ts'
import { administrator, newRuleDesk, otherOrder, type RuleDesk } from '../../tests/simulation/builders.ts'
import { type LifeDesk, reported } from '../../tests/simulation/lifeDesk.ts'
import { type Bench, median, rounded } from './measuring.ts'

const rounds = 7
const times = 4000

/**
 * What the rules cost: one command decided and its events folded, microseconds, in the state in which it is lawful. Beside it what no
 * ledger gets around, whatever its rules: the same command and events as JSON, and their SHA-256.
 */
export const decideBench: Bench = async () => {
  const metrics: Record<string, number> = {}
  const ratio: Record<string, number> = {}
  const ours: number[] = []
  const bare: number[] = []
  for (const one of cases()) {
    const made = samplesOf(() => decideAndFold(one))
    const written = samplesOf(() => writeDown(one))
    ours.push(median(made))
    bare.push(median(written))
    metrics[`${one.command.type}Us`] = rounded(median(made), 2)
    ratio[one.command.type] = rounded(median(made) / median(written), 2)
    console.log(`${one.command.type.padEnd(20)} ${made.map((us) => rounded(us, 2)).join('  ')}  us`)
    console.log(`${'  the bare bytes'.padEnd(20)} ${written.map((us) => rounded(us, 2)).join('  ')}  us`)
  }
  metrics.medianUs = rounded(median(ours), 2)
  metrics.slowestUs = rounded(Math.max(...ours), 2)
  ratio.median = rounded(median(ours) / median(bare), 2)
  return { metrics, baseline: { medianBytesUs: rounded(median(bare), 2) }, ratio }
}

type Case = {
  readonly states: ReadonlyMap<StreamName, StreamState>
  readonly command: Command
  readonly facts: Facts
  readonly events: readonly DomainEvent[]
}

const decideAndFold = ({ states, command, facts }: Case): void => {
  const decided = decide(states, command, facts)
  if (!decided.ok) throw new Error(`${command.type}: ${decided.error.code}`)
  for (const event of decided.value) evolve(states.get(event.stream) ?? null, event)
}

const writeDown = ({ command, events }: Case): void => {
  createHash('sha256').update(JSON.stringify({ command, events })).digest()
}

const samplesOf = (work: () => void): readonly number[] => {
  for (let at = 0; at < times; at += 1) work()
  return Array.from({ length: rounds }, () => {
    const begun = performance.now()
    for (let at = 0; at < times; at += 1) work()
    return ((performance.now() - begun) * 1000) / times
  })
}

/** Each command where the course of an order has it. */
const cases = (): readonly Case[] => {
  const at = (type: OrderCommandType, body: object = {}, ...before: readonly OrderCommandType[]): Case =>
    caseOf(reported().reach(...before), type, body)
  const beside = (): LifeDesk => {
    const desk = newRuleDesk()
    reported(otherOrder, desk)
    return reported('o1' as OrderId, desk)
  }
  const unsatisfied = reported().reach('dispatchOrder', 'signOrder', 'deliverOrder')
  unsatisfied.give('recordReview', { solved: false, satisfaction: 'not', reason: '没修好' })
  const inHand = ['dispatchOrder', 'signOrder'] as const
  const done = [...inHand, 'deliverOrder'] as const
  return [
    at('acceptOrder'),
    at('declineOrder'),
    at('askReporter'),
    at('dispatchOrder'),
    at('redispatchOrder', { lead: 'traffic' }, 'dispatchOrder'),
    at('signOrder', {}, 'dispatchOrder'),
    at('returnOrder', {}, ...inHand),
    at('confirmReturn', {}, ...inHand, 'returnOrder'),
    at('overruleReturn', {}, ...inHand, 'returnOrder'),
    at('recordContact', {}, ...inHand),
    at('noteProgress', {}, ...inHand),
    at('askExtension', {}, ...inHand),
    at('suspendClock', {}, ...inHand),
    at('deliverOrder', {}, ...inHand),
    at('recordFollowUp', {}, ...done),
    at('recordReview', {}, ...done),
    caseOf(unsatisfied, 'hearReasons'),
    at('closeOrder', {}, ...done, 'recordReview'),
    at('reopenOrder', {}, ...done, 'recordReview', 'closeOrder'),
    caseOf(beside(), 'mergeOrder', { into: otherOrder, reason: '' }),
    at('correctOrder', { channel: null, words: { title: '改了' } }),
    at('noteOrder'),
  ]
}

const caseOf = (life: LifeDesk, type: OrderCommandType, body: object = {}): Case => {
  const states = new Map(life.desk.states)
  const caught = catchAct(life.desk)
  const outcome = life.give(type, body as never)
  if (!outcome.ok || caught.act === null) throw new Error(`${type}: ${outcome.ok ? 'not caught' : outcome.error.code}`)
  const { stream, act } = caught.act
  const expects = touchedStreams(stream, act, life.now).map((name) => ({ stream: name, lifecycle: null }))
  const command = {
    id: 'c-bench' as CommandId,
    version: 1,
    stream,
    actor: administrator.id,
    device: 'd1' as DeviceId,
    incarnation: 'i1' as IncarnationId,
    deviceSeq: 1,
    statedAt: life.now,
    group: null,
    expects,
    ...act,
  } satisfies Command
  const facts: Facts = {
    now: life.now,
    nextOrderSerial: () => 1,
    unitNames: life.desk.unitNames,
    calendar: life.desk.calendar,
    limits: life.desk.limits,
    actor: administrator,
    openOrders: () => 0,
  }
  const listed = new Map([...states].filter(([name]) => expects.some(({ stream: one }) => one === name)))
  return { states: listed, command, facts, events: outcome.value }
}

/** The command that a desk of the tests makes of what it is given. */
const catchAct = (desk: RuleDesk): { act: { readonly stream: StreamName; readonly act: CommandBody } | null } => {
  const caught: { act: { readonly stream: StreamName; readonly act: CommandBody } | null } = { act: null }
  const act = desk.act.bind(desk)
  desk.act = (stream, given, options) => {
    caught.act = { stream, act: given }
    return act(stream, given, options)
  }
  return caught
}
