import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { entriesAfter } from '../../ledger/sqlite/entries.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import { orderCommandTypes } from '../../shared/domain/order/orderTable.ts'
import { roles } from '../../shared/domain/person/person.ts'
import { gesture, openPlay, play } from './gestures.ts'
import { long } from './runs.ts'

vi.setConfig({ testTimeout: long ? 1_800_000 : 360_000 })

test('R-ORDER-58 the random gestures get around: between them they do every act of the order table', async () => {
  const done = new Set<string>()
  const refused = new Set<string>()
  const missing = () => orderCommandTypes.filter((type) => !done.has(type))
  // Several plays of their own, whose seeds stand here: a ledger that has seen too much has moved on past its calendar.
  // Where there is time all of them are played, otherwise as many as it takes.
  for (let seed = 1; seed <= 24 && (long || missing().length > 0 || refused.size <= 8); seed += 1) {
    const { harness, played } = await openPlay()
    try {
      for (const act of fc.sample(gesture, { seed, numRuns: 250 })) {
        const outcome = await play(harness, played, act)
        if (outcome !== null && !outcome.ok && 'code' in outcome.error) refused.add(outcome.error.code)
      }
      expect(played.persons.size).toBe(roles.length)
      for (const entry of await entriesAfter(harness.ledger.reader, 0, 100_000)) done.add(entry.command.type)
      expect((await verifyLedger(harness.ledger.reader)).problems).toEqual([])
    } finally {
      await harness.close()
    }
  }
  expect(missing()).toEqual([])
  // A refusal is part of the play: they say no for many reasons.
  expect(refused.size).toBeGreaterThan(8)
})
