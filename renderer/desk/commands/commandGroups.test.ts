import { expect, test } from 'vitest'
import { commandFit } from './commandFit.ts'
import { type Command, commandGroups } from './commandGroups.ts'

const command = (group: Command['group'], name: string, obstacle: string | null = null): Command => ({
  id: `${group} ${name}`,
  group,
  icon: 'check',
  name,
  note: '',
  cap: '',
  obstacle,
  run: () => undefined,
})
const all = [
  command('acts', '派单'),
  command('acts', '不予受理', '已经派出'),
  command('acts', '受理'),
  command('desk', '撤销上一步'),
  command('go', '待派单'),
  command('units', '市派出所'),
]
const shown = (typed: string) =>
  commandGroups(all, typed, ({ name }) => commandFit(name, typed)).map(({ group, commands }) => [
    group,
    commands.map(({ name }) => name),
  ])

test('With nothing typed stands what can be done and where to go; units and orders wait for letters.', () => {
  expect(shown('')).toEqual([
    ['acts', ['派单', '受理']],
    ['desk', ['撤销上一步']],
    ['go', ['待派单']],
  ])
})

test('The group with the best fit comes first.', () => {
  expect(shown('pd').map(([group]) => group)).toEqual(['acts', 'go'])
  expect(shown('dpd')).toEqual([['go', ['待派单']]])
  expect(shown('市派')[0]).toEqual(['units', ['市派出所']])
})

test('R-DESK-2 what cannot be done stays, behind what can.', () => {
  expect(shown('受理')).toEqual([['acts', ['受理', '不予受理']]])
})

test('R-DESK-2 orders stand last, however well they fit.', () => {
  const orders = [command('orders', '待派单'), ...all]
  const groups = commandGroups(orders, '待派单', ({ name }) => commandFit(name, '待派单')).map(({ group }) => group)
  expect(groups).toEqual(['go', 'orders'])
})
