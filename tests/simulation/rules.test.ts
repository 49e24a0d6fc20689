import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folders = ['shared', 'ledger', 'electron', 'hub', 'renderer', 'scripts', 'tests']

/** The numbers that docs/rules.md defines, one in bold at the beginning of each item. */
const defined = [...readFileSync(join(root, 'docs/rules.md'), 'utf8').matchAll(/^- \*\*(R-[A-Z]+-\d+)\*\* /gmu)].map(
  (match) => match[1] ?? '',
)

const testFiles = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && folders.includes(entry.name))
  .flatMap((entry) =>
    readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((path) => join(entry.name, path)),
  )
  .filter((path) => /\.(?:test\.tsx?|spec\.ts)$/u.test(path) && !path.includes('node_modules'))

/** Rule numbers at the beginning of a title, whichever way the test is called: test(...), test.each(...)(...), it(...). */
const titled = testFiles.flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/\(\s*(['"`])((?:R-[A-Z]+-\d+[,: ]*)+)/gu)].flatMap((match) =>
    (match[2] ?? '').split(/[,: ]+/u).flatMap((rule) => (rule === '' ? [] : [{ rule, path }])),
  ),
)

test('no two rules have one number', () => {
  expect(defined.length).toBeGreaterThan(50)
  expect(defined.filter((rule, at) => defined.indexOf(rule) !== at)).toEqual([])
})

test('every rule stands at the beginning of the title of a test', () => {
  const tested = new Set(titled.map(({ rule }) => rule))
  expect(defined.filter((rule) => !tested.has(rule))).toEqual([])
})

test('every rule that a test’s title names stands in docs/rules.md', () => {
  expect(titled.filter(({ rule }) => !defined.includes(rule))).toEqual([])
})

test('every rule that another document mentions stands in docs/rules.md', () => {
  const documents = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'))
  const mentioned = documents.flatMap((name) =>
    [...readFileSync(join(root, 'docs', name), 'utf8').matchAll(/\bR-[A-Z]+-\d+\b/gu)].map(([rule]) => ({
      rule,
      name,
    })),
  )
  expect(mentioned.filter(({ rule }) => !defined.includes(rule))).toEqual([])
})
