import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { openHarnessOn } from './deskHarness.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const value = <Value>(reply: Result<Value, DeskFailure>): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

test('the course of an order says who wrote each line down, when, and on which device', async () => {
  const file = join(folder, 'ledger.db')
  const first = await openHarnessOn(file)
  const { sourceName: _name, sourceId: _id, extra: _extra, ...words } = { ...noWords, title: '路灯不亮' }
  const { row } = value(await first.verbs.report({ channel: 'hotline', receivedAt: null, words }))
  const before = first.ledger.device
  // The ledger goes on at another desk, which writes under an id of its own.
  await first.ledger.queue.transaction((db) => db.run('UPDATE device SET id = ?', ['0123456789abcdef']))
  await first.close()
  const second = await openHarnessOn(file)
  try {
    value(await second.verbs.accept({ target: { kind: 'rows', rows: [row] } }))
    const { timeline } = value(await second.verbs.order({ row }))
    expect(timeline.map(({ kind, device }) => [kind, device])).toEqual([
      ['reported', before.slice(0, 4)],
      ['accepted', null],
    ])
    const { person } = value(await second.verbs.hello({}))
    expect(timeline.map(({ by }) => by)).toEqual([person.name, person.name])
    expect(timeline.every(({ at }) => Number.isInteger(at))).toBe(true)
  } finally {
    await second.close()
  }
})
