import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Expectation, Group } from '../shared/domain/command.ts'
import type { CommandId, DeviceId, GroupId, IncarnationId, PersonId, StreamName } from '../shared/kernel/ids.ts'
import type { Entry } from './entry.ts'
import { slimEntry, wholeEntry } from './slimEntry.ts'

const streamOf = (name: string) => name as StreamName
const own = streamOf('order/o1')
const lifecycle = fc.option(fc.nat(), { nil: null })
const other = fc.constantFrom('unit/u1', 'unit/u2', 'register/archive-2026', 'settings').map(streamOf)
const expects: fc.Arbitrary<readonly Expectation[]> = fc
  .tuple(lifecycle, fc.array(fc.record({ stream: fc.oneof(other, fc.constant(own)), lifecycle }), { maxLength: 3 }))
  .map(([seen, others]) => [{ stream: own, lifecycle: seen }, ...others])
const group: fc.Arbitrary<Group | null> = fc.option(
  fc.record({ id: fc.uuid().map((id) => id as GroupId), size: fc.nat(), label: fc.constant('dispatch' as const) }),
  { nil: null },
)
const data = fc.oneof(
  fc.jsonValue(),
  fc.record({ command: fc.constantFrom<unknown>('c1', 'c2', null, 7), at: fc.nat() }, { requiredKeys: ['at'] }),
)
const entry: fc.Arbitrary<Entry> = fc.record({
  format: fc.constant(2 as const),
  hash: fc.constant('SHA-256' as const),
  seq: fc.nat(),
  recordedAt: fc.nat({ max: 3 }),
  command: fc.record({
    id: fc.constant('c1' as CommandId),
    version: fc.constant(1 as const),
    type: fc.constant('reportOrder' as const),
    stream: fc.constant(own),
    actor: fc.constant('p1' as PersonId),
    device: fc.constant('d1' as DeviceId),
    incarnation: fc.constant('i1' as IncarnationId),
    deviceSeq: fc.nat(),
    statedAt: fc.nat({ max: 3 }),
    group,
    expects,
    bodyHash: fc.base64String(),
  }),
  events: fc.array(
    fc.record(
      {
        stream: fc.oneof(other, fc.constant(own)),
        version: fc.nat(),
        type: fc.string(),
        v: fc.nat(),
        data,
        sealed: fc.constant({ empty: ['reason'] }),
      },
      { requiredKeys: ['stream', 'version', 'type', 'v', 'data'] },
    ),
  ),
})
/** `true` is no id of a command; nothing that a rule writes says so. */
const isOrdinary = ({ events }: Entry): boolean =>
  events.every(
    ({ data: said }) => !(typeof said === 'object' && said !== null && 'command' in said && said.command === true),
  )

test('R-LEDGER-1 what is left out of an entry comes back in its place', () => {
  fc.assert(
    fc.property(entry.filter(isOrdinary), (one) => {
      const stored = JSON.parse(JSON.stringify(slimEntry(one)))
      expect(wholeEntry(stored)).toEqual(JSON.parse(JSON.stringify(one)))
    }),
  )
})

test('R-LEDGER-1 an entry that leaves nothing out is read as it is', () => {
  fc.assert(
    fc.property(entry.filter(isOrdinary), (one) => {
      expect(wholeEntry(one)).toEqual(one)
    }),
  )
})

test('R-LEDGER-1 an ordinary act says its stream and its command once', () => {
  const slim = slimEntry({
    format: 2,
    hash: 'SHA-256',
    seq: 7,
    recordedAt: 5,
    command: {
      id: 'c1' as CommandId,
      version: 1,
      type: 'signOrder',
      stream: own,
      actor: 'p1' as PersonId,
      device: 'd1' as DeviceId,
      incarnation: 'i1' as IncarnationId,
      deviceSeq: 7,
      statedAt: 5,
      group: null,
      expects: [
        { stream: own, lifecycle: null },
        { stream: streamOf('unit/u1'), lifecycle: null },
      ],
      bodyHash: 'h',
    },
    events: [{ stream: own, version: 2, type: 'OrderSigned', v: 1, data: { command: 'c1', at: 5 } }],
  })
  expect(JSON.stringify(slim)).toBe(
    '{"format":2,"hash":"SHA-256","seq":7,"recordedAt":5,"command":{"id":"c1","version":1,"type":"signOrder","stream":"order/o1",' +
      '"actor":"p1","device":"d1","incarnation":"i1","deviceSeq":7,"expects":[{"stream":"unit/u1"}],"bodyHash":"h"},' +
      '"events":[{"version":2,"type":"OrderSigned","v":1,"data":{"command":true,"at":5}}]}',
  )
})
