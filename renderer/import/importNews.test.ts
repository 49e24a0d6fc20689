import { expect, test } from 'vitest'
import type { ImportPreview } from '../../shared/contract/importing.ts'
import { startFlow } from './importFlow.ts'
import { createHeardImports } from './importNews.ts'

const file = { import: 'i1', fileName: '日报.csv' }
const preview = { sheets: [{ rowCount: 139 }], look: { plan: {}, mappingReasons: {} } } as unknown as ImportPreview
const progress = (done: number) =>
  ({ kind: 'importProgress', import: 'i1', progress: { phase: 'reading', done, total: 9 } }) as const

test('A preview that came before the screen was loaded is shown by it.', () => {
  const heard = createHeardImports()
  heard.hear(progress(9))
  heard.hear({ kind: 'importPreview', import: 'i1', preview, sourceName: '' })
  expect(startFlow(file, heard.of('i1')).place).toMatchObject({ kind: 'mapping', file })
})

test('Of a hundred pieces of progress the last one is kept.', () => {
  const heard = createHeardImports()
  for (let done = 0; done < 100; done += 1) heard.hear(progress(done))
  expect(heard.of('i1')).toEqual([progress(99)])
})

test('Imports of long ago are forgotten, and other news is not kept at all.', () => {
  const heard = createHeardImports()
  heard.hear({ kind: 'notices' })
  for (const id of ['i1', 'i2', 'i3', 'i4', 'i5'])
    heard.hear({ kind: 'importPreview', import: id, preview, sourceName: '' })
  expect(heard.of('i1')).toEqual([])
  expect(heard.of('i5')).toHaveLength(1)
})
