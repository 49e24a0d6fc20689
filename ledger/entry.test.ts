import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Command } from '../shared/domain/command.ts'
import type { DomainEvent } from '../shared/domain/event.ts'
import { orderStream } from '../shared/domain/streams.ts'
import type { CommandId, DeviceId, IncarnationId, OrderId, PersonId } from '../shared/kernel/ids.ts'
import { noWords } from '../shared/views/orderWords.ts'
import { chainHash, decodeEntry, encodeEntry, firstHash, wordsOf } from './entry.ts'
import { keyBytes } from './seal.ts'

const stream = orderStream('o1' as OrderId)
const key = randomBytes(keyBytes)
const words = { ...noWords, title: '电梯停运', reporter: '王小明' }
const command: Command = {
  id: 'c1' as CommandId,
  version: 1,
  stream,
  actor: 'p1' as PersonId,
  device: 'd1' as DeviceId,
  incarnation: 'i1' as IncarnationId,
  deviceSeq: 7,
  statedAt: 1_000,
  group: null,
  expects: [{ stream, lifecycle: null }],
  type: 'reportOrder',
  body: { channel: 'hotline', receivedAt: 900, words },
}
const event: DomainEvent = {
  type: 'OrderReported',
  v: 1,
  data: { number: '261124-0001', channel: 'hotline', receivedAt: 900 },
  words,
  stream,
}
const encoded = () =>
  encodeEntry({ seq: 3, recordedAt: 2_000, command, events: [event], versions: [1], keyOf: () => key })

test('R-LEDGER-1 an entry is the command’s envelope with its events; what was typed stands in the events alone, sealed', () => {
  const bytes = encoded()
  const text = bytes.toString('utf8')
  expect(text).not.toContain('电梯')
  expect(text).not.toContain('王小明')
  const entry = decodeEntry(bytes)
  const { body: _, ...envelope } = command
  expect(entry).toMatchObject({ format: 1, hash: 'SHA-256', seq: 3, recordedAt: 2_000, command: envelope })
  expect(entry.command).not.toHaveProperty('body')
  expect(entry.command.bodyHash).toMatch(/^[0-9a-f]{64}$/)
  const [stored] = entry.events
  if (stored === undefined) throw new Error('no event')
  expect(stored).toMatchObject({ stream, version: 1, type: 'OrderReported', v: 1, data: event.data })
  expect(stored.sealed).toMatchObject({ cipher: 'A256GCM' })
  expect(wordsOf(stored, 'c1', key)).toEqual(words)
})

test('R-LEDGER-14 without its key an entry is whole, and its words are gone', () => {
  const [stored] = decodeEntry(encoded()).events
  if (stored === undefined) throw new Error('no event')
  expect(wordsOf(stored, 'c1', null)).toBeNull()
})

test('R-LEDGER-2 the hash of an entry is SHA-256 of the hash before it and its bytes, the first one of 32 zero bytes', () => {
  const first = Buffer.from('第一条')
  const second = Buffer.from('第二条')
  const plain = (before: Uint8Array, bytes: Uint8Array) =>
    createHash('sha256')
      .update(Buffer.concat([before, bytes]))
      .digest('hex')
  const one = chainHash(firstHash, first)
  expect(Buffer.from(one).toString('hex')).toBe(plain(Buffer.alloc(32), first))
  expect(Buffer.from(chainHash(one, second)).toString('hex')).toBe(plain(one, second))
})

test('bytes that are no entry are refused with words', () => {
  for (const text of ['{}', '[]', 'null', '{"format":2,"command":{},"events":[]}'])
    expect(() => decodeEntry(Buffer.from(text))).toThrow('not an entry of format 1')
  expect(() => decodeEntry(Buffer.from('电梯'))).toThrow()
})
