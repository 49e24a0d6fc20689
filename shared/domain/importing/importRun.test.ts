import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accountedRows,
  type CountsByKind,
  decideImport,
  evolveImport,
  type ImportCommandBody,
  type ImportState,
} from './importRun.ts'

const begin: ImportCommandBody = {
  type: 'beginImport',
  body: {
    kind: 'newOrders',
    read: 100,
    words: { fileName: '日报.xlsx', sourceName: '热线', header: '["编号"]', mapping: '{}', encoding: '' },
  },
}
const walk = (acts: readonly ImportCommandBody[]): ImportState | null =>
  acts.reduce<ImportState | null>((state, act) => {
    const decided = decideImport(state, act)
    return decided.ok ? decided.value.reduce<ImportState | null>(evolveImport, state) : state
  }, null)
const counted = fc.record({
  taken: fc.integer({ min: -1, max: 60 }),
  known: fc.integer({ min: -1, max: 60 }),
  proposed: fc.integer({ min: -1, max: 60 }),
  unmatched: fc.integer({ min: -1, max: 60 }),
  refused: fc.integer({ min: -1, max: 60 }),
})

const counts = fc.record({ newOrders: counted, history: counted }, { requiredKeys: [] })

test('R-IMPORT-30 an import that ended accounts for each of its rows, one that was stopped for no more than it has', () => {
  fc.assert(
    fc.property(counts, fc.boolean(), (given: CountsByKind, stopped) => {
      const decided = decideImport(walk([begin]), { type: 'accountImport', body: { counts: given, stopped } })
      const rows = accountedRows(given)
      const all = Object.values(given).flatMap((one) => Object.values(one))
      const sound = all.every((count) => count >= 0) && (stopped ? rows <= 100 : rows === 100)
      expect(decided.ok).toBe(sound)
      if (!decided.ok) expect(decided.error.code).toBe('rows-unaccounted')
    }),
  )
})

test('R-IMPORT-30 an import begins once, under the name of its source, and is accounted for after it began', () => {
  expect(decideImport(walk([begin]), begin)).toEqual({ ok: false, error: { code: 'already-exists' } })
  const nameless = { ...begin, body: { ...begin.body, words: { ...begin.body.words, sourceName: ' ' } } }
  expect(decideImport(null, nameless)).toEqual({ ok: false, error: { code: 'name-missing' } })
  const undo: ImportCommandBody = { type: 'undoImport', body: { withdrawn: 1, kept: 0 } }
  expect(decideImport(null, undo)).toEqual({ ok: false, error: { code: 'not-found' } })
})

test('R-IMPORT-30 rows that were corrected and taken again move the counts; an undo leaves them as they were', () => {
  const first = { newOrders: { taken: 90, known: 3, proposed: 2, unmatched: 1, refused: 4 } }
  const again = { newOrders: { ...first.newOrders, taken: 94, refused: 0 } }
  const account = (given: CountsByKind): ImportCommandBody => ({
    type: 'accountImport',
    body: { counts: given, stopped: false },
  })
  expect(walk([begin, account(first)])).toMatchObject({ counts: first, undone: false })
  const undo: ImportCommandBody = { type: 'undoImport', body: { withdrawn: 90, kept: 4 } }
  expect(decideImport(walk([begin]), undo)).toEqual({ ok: false, error: { code: 'import-unfinished' } })
  expect(decideImport(walk([begin, account(first), undo]), account(again))).toEqual({
    ok: false,
    error: { code: 'import-undone' },
  })
  expect(walk([begin, account(first), account(again), undo])).toEqual({
    kind: 'newOrders',
    read: 100,
    counts: again,
    stopped: false,
    undone: true,
    returnedAt: null,
  })
})
