import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dependencyRule, findForbidden } from './dependencyRule.ts'

const forbidden: [string, string, string][] = [
  [
    'the window reads the record past the store',
    'renderer/desk/grid.ts',
    "import { open } from '../../ledger/sqlite/open.ts'",
  ],
  ['the window uses Node', 'renderer/desk/grid.ts', "import { readFileSync } from 'node:fs'"],
  [
    'the window knows the wire to the hub',
    'renderer/desk/grid.ts',
    "import { push } from '../../shared/contract/hub/push.ts'",
  ],
  [
    'the domain knows what crosses a process',
    'shared/domain/order/order.ts',
    "import { a } from '../../contract/desk.ts'",
  ],
  ['the domain uses the schema library', 'shared/domain/order/order.ts', "import { z } from 'zod'"],
  ['shared code touches a file', 'shared/kernel/ids.ts', "import { randomUUID } from 'node:crypto'"],
  ['shared code knows the record', 'shared/views/row.ts', "import { fold } from '../../ledger/fold.ts'"],
  ['the shell knows orders', 'electron/main/main.ts', "import { append } from '../../ledger/append.ts'"],
  ['the shell reaches into the store', 'electron/main/main.ts', "import { store } from '../store/store.ts'"],
  ['the bridge knows words', 'electron/preload/preload.ts', "import { text } from '../../shared/text/text.ts'"],
  ['the record knows Electron', 'ledger/append.ts', "import { app } from 'electron'"],
  ['a second file speaks to the database', 'ledger/append.ts', "import sqlite3 from 'sqlite3'"],
  ['the program imports a script', 'ledger/append.ts', "import { a } from '../scripts/bench/bench.ts'"],
  ['a type alone', 'renderer/desk/grid.ts', "import type { Row } from '../../ledger/row.ts'"],
  ['a re-export', 'renderer/desk/grid.ts', "export { Row } from '../../ledger/row.ts'"],
  ['a dynamic import', 'renderer/desk/grid.ts', "const a = import('../../ledger/row.ts')"],
  ['a test beside the file', 'renderer/desk/grid.test.ts', "import { a } from '../../ledger/row.ts'"],
]

test.each(forbidden)('the rule finds a forbidden import: %s', (_title, path, source) => {
  expect(findForbidden(path, source)).toHaveLength(1)
})

const allowed: [string, string][] = [
  ['renderer/desk/Grid.tsx', "import { useState } from 'react'; import { row } from '../../shared/views/row.ts'"],
  ['shared/contract/desk.ts', "import { z } from 'zod'; import { id } from '../kernel/ids.ts'"],
  ['shared/domain/order/order.ts', "import { due } from '../../calendar/due.ts'; import { u } from '../unit/unit.ts'"],
  ['ledger/append.ts', "import { join } from 'node:path'; import { run } from './sqlite/driver.ts'"],
  ['ledger/sqlite/driver.ts', "import sqlite3 from 'sqlite3'"],
  ['electron/store/store.ts', "import { open } from '../../ledger/open.ts'"],
  ['electron/preload/preload.ts', "import { desk } from '../../shared/contract/desk.ts'; import 'electron'"],
  ['ledger/append.test.ts', "import fc from 'fast-check'; import { test } from 'vitest'"],
  ['tests/e2e/drag.spec.ts', "import { open } from '../../ledger/open.ts'"],
]

test.each(allowed)('the rule lets %s import what it may', (path, source) => {
  expect(findForbidden(path, source)).toEqual([])
})

test('a file outside of the folders of the design is named', () => {
  expect(findForbidden('electron/printer/print.ts', '')).toEqual([
    'electron/printer/print.ts: the design has no folder for this file',
  ])
})

test('a top folder that the design does not have, and a vague folder, are named', () => {
  const root = mkdtempSync(join(tmpdir(), 'youjie-rule-'))
  try {
    for (const folder of ['shared/kernel', 'ledger/helpers', 'lib', 'node_modules/a', '.git']) {
      mkdirSync(join(root, folder), { recursive: true })
    }
    writeFileSync(join(root, 'ledger/helpers/a.ts'), 'export const a = 1')
    writeFileSync(join(root, 'shared/kernel/b.ts'), "import { a } from '../../ledger/helpers/a.ts'")
    expect(dependencyRule(root)).toEqual([
      'lib/: the design has no such folder',
      'ledger/helpers/: a folder is named after its subject',
      'shared/kernel/b.ts: shared must not import ../../ledger/helpers/a.ts',
    ])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
