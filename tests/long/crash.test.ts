import { expect, test } from 'vitest'
import { z } from 'zod'
import { runScript } from './runScript.ts'

const totals = z.object({ kills: z.int(), acknowledged: z.int(), lost: z.int(), corrupt: z.int() })
const crash = async (...args: readonly string[]) => {
  const { code, words, totals: last } = await runScript('scripts/crash/crash.ts', args)
  return { code, words, ...totals.parse(last) }
}

test('R-LEDGER-6 a process that is killed at any moment leaves a sound ledger with all that it acknowledged', async () => {
  const found = await crash('--kills', '200')
  expect(found, found.words).toMatchObject({ code: 0, kills: 200, lost: 0, corrupt: 0 })
  expect(found.acknowledged).toBeGreaterThan(200)
}, 3_600_000)

test('a process that acknowledges before it commits is found out by what is lost', async () => {
  const found = await crash('--kills', '8', '--sabotage', 'ack-before-commit')
  expect(found.code).toBe(1)
  expect(found.lost).toBeGreaterThan(0)
})

test('a process that drops an entry after acknowledging it is found out by what is lost', async () => {
  const found = await crash('--kills', '3', '--sabotage', 'drop-entry')
  expect(found.code).toBe(1)
  expect(found.lost).toBeGreaterThan(0)
})

test('a process that applies a command twice is found out although nothing is lost', async () => {
  const found = await crash('--kills', '3', '--sabotage', 'double-apply')
  expect(found.code).toBe(1)
  expect(found.corrupt).toBeGreaterThan(0)
  expect(found.words).toContain('was applied already')
})
