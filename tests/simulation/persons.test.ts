import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { type Harness, openHarness } from './deskHarness.ts'

let harness: Harness
let now = 1_795_000_000_000
beforeEach(async () => {
  harness = await openHarness(() => now)
})
afterEach(() => harness.close())

const value = async <T>(asked: Promise<Result<T, DeskFailure>>): Promise<T> => {
  const answer = await asked
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
const failure = async (asked: Promise<Result<unknown, DeskFailure>>) => {
  const answer = await asked
  return answer.ok ? 'accepted' : 'code' in answer.error ? answer.error.code : answer.error.kind
}
const persons = () => value(harness.verbs.persons({}))
const first = async (): Promise<PersonEntry> => {
  const [one] = await persons()
  if (one === undefined) throw new Error('nobody')
  return one
}
const add = async (name: string, role: PersonEntry['role'] = 'dispatcher'): Promise<RowId> =>
  (await value(harness.verbs.addPerson({ role, unit: null, name }))).row
const whoDid = async () => {
  const [last] = await harness.ledger.reader.all(
    "SELECT p.name FROM entry e JOIN person_card p ON p.person = json_extract(CAST(e.bytes AS TEXT), '$.command.actor') ORDER BY e.seq DESC LIMIT 1",
  )
  return last?.name
}

test('R-PERSON-8 whoever is put on duty stands in every entry from then on, and is the first of the list', async () => {
  const li = await add(' 李静 ')
  await add('王强')
  now += 1000
  expect(await value(harness.verbs.switchPerson({ person: li, pin: null }))).toMatchObject({
    name: '李静',
    role: 'dispatcher',
  })
  expect((await persons()).map(({ name, onDuty }) => [name, onDuty])).toEqual([
    ['李静', true],
    ['值班员', false],
    ['王强', false],
  ])
  expect(harness.news.at(-1)).toEqual({
    kind: 'persons',
    onDuty: { row: li, name: '李静', role: 'dispatcher' },
    lock: { minutes: 10, hasPin: false },
  })
  expect((await value(harness.verbs.hello({}))).person.name).toBe('李静')
  await value(
    harness.verbs.report({
      channel: 'hotline',
      receivedAt: null,
      words: { title: '路灯', text: '', reporter: '', phone: '', address: '', town: '', category: '' },
    }),
  )
  expect(await whoDid()).toBe('李静')
})

test('R-PERSON-8 a person with a PIN is put on duty by it only; who is retired is not', async () => {
  const li = await add('李静')
  const gone = await add('赵敏')
  await value(harness.verbs.setPin({ person: li, pin: '2580', current: null }))
  await value(harness.verbs.retirePerson({ person: gone }))
  expect(await failure(harness.verbs.switchPerson({ person: li, pin: null }))).toBe('needed')
  expect(await failure(harness.verbs.switchPerson({ person: li, pin: '2581' }))).toBe('wrong')
  expect(await failure(harness.verbs.switchPerson({ person: gone, pin: null }))).toBe('person-retired')
  expect((await first()).name).toBe('值班员')
  await value(harness.verbs.switchPerson({ person: li, pin: '2580' }))
  expect((await first()).name).toBe('李静')
})

test('R-PERSON-9 the administrator sets the PIN of anybody, everybody their own by the present one, nobody another’s', async () => {
  const li = await add('李静')
  const wang = await add('王强')
  expect(await failure(harness.verbs.setPin({ person: li, pin: '1111', current: null }))).toBe('simple')
  await value(harness.verbs.setPin({ person: li, pin: '2580', current: null }))
  await value(harness.verbs.switchPerson({ person: li, pin: '2580' }))
  expect(await failure(harness.verbs.setPin({ person: wang, pin: '1357', current: null }))).toBe('administrator-only')
  expect(await failure(harness.verbs.setPin({ person: li, pin: '1357', current: null }))).toBe('needed')
  expect(await failure(harness.verbs.setPin({ person: li, pin: '1357', current: '0000' }))).toBe('wrong')
  await value(harness.verbs.setPin({ person: li, pin: '1357', current: '2580' }))
  await value(harness.verbs.setPin({ person: li, pin: null, current: '1357' }))
  expect((await first()).hasPin).toBe(false)
})

test('R-PERSON-4 the last administrator stays: neither demoted nor retired while there is no other one', async () => {
  const admin = await first()
  const demote = () => harness.verbs.changePerson({ person: admin.row, role: 'viewer', unit: null, name: admin.name })
  expect(await failure(demote())).toBe('last-administrator')
  const other = await add('李静', 'administrator')
  await value(harness.verbs.switchPerson({ person: other, pin: null }))
  await value(demote())
  expect(await failure(harness.verbs.changePerson({ person: other, role: 'viewer', unit: null, name: '李静' }))).toBe(
    'last-administrator',
  )
  expect(await failure(harness.verbs.retirePerson({ person: other }))).toBe('on-duty')
  await value(harness.verbs.retirePerson({ person: admin.row }))
  await value(harness.verbs.restorePerson({ person: admin.row }))
  expect((await persons()).find(({ row }) => row === admin.row)).toMatchObject({ role: 'viewer', retired: false })
})

test('R-PERSON-12 the administrator says after how many minutes this device is covered; a dispatcher cannot, and no entry knows of it', async () => {
  const li = await add('李静')
  expect((await value(harness.verbs.hello({}))).lock).toEqual({ minutes: 10, hasPin: false })
  const before = await harness.dump(['entry'])
  expect(await value(harness.verbs.setLock({ minutes: 3 }))).toEqual({ minutes: 3, hasPin: false })
  expect(await value(harness.verbs.setLock({ minutes: null }))).toEqual({ minutes: null, hasPin: false })
  expect(await harness.dump(['entry'])).toEqual(before)
  await value(harness.verbs.setPin({ person: li, pin: '2580', current: null }))
  await value(harness.verbs.switchPerson({ person: li, pin: '2580' }))
  expect(await failure(harness.verbs.setLock({ minutes: 30 }))).toBe('administrator-only')
  expect((await value(harness.verbs.hello({}))).lock).toEqual({ minutes: null, hasPin: true })
})

test('R-PERSON-11 a covered desk opens by the PIN of who is on duty and by no other', async () => {
  const one = await first()
  await value(harness.verbs.setPin({ person: one.row, pin: '2580', current: null }))
  expect(await failure(harness.verbs.switchPerson({ person: one.row, pin: null }))).toBe('needed')
  expect(await failure(harness.verbs.switchPerson({ person: one.row, pin: '2581' }))).toBe('wrong')
  expect(await failure(harness.verbs.switchPerson({ person: one.row, pin: '2580' }))).toBe('accepted')
})
