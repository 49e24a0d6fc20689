import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A folder of a test's own for profile, data and files; it outlives the desk, so that the closed ledger can be read. */
export type DeskHome = {
  readonly home: string
  readonly data: string
  readonly ledger: string
  readonly file: (name: string) => string
  readonly remove: () => void
}

export const makeHome = (): DeskHome => {
  const home = mkdtempSync(join(tmpdir(), 'youjie-e2e-'))
  const data = join(home, 'data')
  return {
    home,
    data,
    ledger: join(data, 'ledger.db'),
    file: (name) => join(home, name),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

const root = resolve(import.meta.dirname, '../..')

/** 180 made-up rows that the project ships; three of them are faulty on purpose. */
export const sample = join(root, 'scripts/demo/sample.xlsx')
export const sampleTaken = 177

/** Real tables stand beside the checkout and never in it. */
export const realData = (name: string): string =>
  join(process.env.YOUJIE_TEST_DATA ?? resolve(root, '../shared/data'), name)
