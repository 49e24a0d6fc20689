import { createCipheriv, createHash, randomBytes } from 'node:crypto'
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
  expect(entry).toMatchObject({ format: 2, hash: 'SHA-256', seq: 3, recordedAt: 2_000, command: envelope })
  expect(entry.command).not.toHaveProperty('body')
  expect(entry.command.bodyHash).toMatch(/^[\w-]{22}$/)
  const [stored] = entry.events
  if (stored === undefined) throw new Error('no event')
  expect(stored).toMatchObject({ stream, version: 1, type: 'OrderReported', v: 1, data: event.data })
  expect(stored.sealed).toMatchObject({ cipher: 'A256GCM' })
  expect(wordsOf(stored, 'c1', key)).toEqual(words)
})

/** As programs up to schema 60 wrote it: every field, a whole hash in hex, nonce and box apart, words not packed. */
const ofFormat1 =
  '{"format":1,"hash":"SHA-256","seq":3,"recordedAt":2000,"command":{"id":"c1","version":1,"stream":"order/o1","actor":"p1",' +
  '"device":"d1","incarnation":"i1","deviceSeq":7,"statedAt":1000,"group":null,"expects":[{"stream":"order/o1","lifecycle":null}],' +
  '"type":"reportOrder","bodyHash":"fdd1ab9d6dcdfdfd8d7a8e4d2c5c4c5cb0a0e0a5b5a1c4b8b0f8f0b9f3a1f5d9"},"events":[{"stream":"order/o1",' +
  '"version":1,"type":"OrderReported","v":1,"data":{"number":"261124-0001","channel":"hotline","receivedAt":900},' +
  '"sealed":{"cipher":"A256GCM","nonce":"@nonce","box":"@box"}}]}'

test('R-LEDGER-1 an entry of format 1 is read as one of format 2 is', () => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from('order/o1\nOrderReported\nc1'))
  const box = Buffer.concat([cipher.update(JSON.stringify(words), 'utf8'), cipher.final(), cipher.getAuthTag()])
  const text = ofFormat1.replace('@nonce', nonce.toString('base64')).replace('@box', box.toString('base64'))
  const older = decodeEntry(Buffer.from(text))
  const entry = decodeEntry(encoded())
  const [was] = older.events
  const [is] = entry.events
  if (was === undefined || is === undefined) throw new Error('no event')
  expect({ ...older.command, bodyHash: '' }).toEqual({ ...entry.command, bodyHash: '' })
  expect({ ...was, sealed: null }).toEqual({ ...is, sealed: null })
  expect(wordsOf(was, 'c1', key)).toEqual(words)
  expect(encoded().length).toBeLessThan(text.length * 0.75)
})

test('R-LEDGER-1 what an outside checker asks for stands in the bytes as plain JSON', () => {
  const { body: _, statedAt, group: __, expects: ___, ...plain } = command
  expect(JSON.parse(encoded().toString('utf8'))).toMatchObject({ seq: 3, command: { ...plain, statedAt } })
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
  for (const text of ['{}', '[]', 'null', '{"format":3,"command":{},"events":[]}'])
    expect(() => decodeEntry(Buffer.from(text))).toThrow('not an entry of format 1 or 2')
  expect(() => decodeEntry(Buffer.from('电梯'))).toThrow()
})
