import { existsSync, writeFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type DeskHome, makeHome, realData } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { chooseTable, openImport, openValues, pasteTable, shownKind } from './pages/importPage.ts'

const words = zhCN.importPlan
let place: DeskHome
let desk: LaunchedDesk
test.beforeAll(async () => {
  place = makeHome()
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})
test.beforeEach(() => openImport(desk))
test.afterEach(() => desk.page.keyboard.press('Escape'))

const said = (text: string) => expect(desk.page.getByText(text, { exact: false }).first()).toBeVisible()
const rowsShown = () => desk.page.locator('.imp-facts .big').innerText()
const workbook = (
  name: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): string => {
  const book = xlsx.utils.book_new()
  for (const [title, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), title)
  const path = place.file(name)
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }))
  return path
}

const real: readonly (readonly [string, keyof typeof words.kind.names, string, string])[] = [
  ['messages-4326.xlsx', 'newOrders', '4,326', '因为有 留言编号、留言主题、留言详情、留言时间'],
  ['messages-gbk-2816.csv', 'updates', '2,816', '因为有 留言编号、答复意见，且无 标题、诉求内容'],
  ['labelled-921.xlsx', 'newOrders', '921', '「模型结果」像是推算的结果，默认不导入，也不作类别'],
  ['categories-517.xlsx', 'categories', '517', '因为有 一级分类、二级分类、三级分类'],
  ['baltimore311-10000.csv', 'history', '10,000', '逐行按来源状态区分：新诉求 208 行，历史 9,792 行'],
  ['requests_many.xml', 'newOrders', '2', '因为有 service_request_id'],
  ['service_requests.json', 'newOrders', '2', '因为有 service_request_id'],
  ['services_giessen.xml', 'categories', '8', '因为有 service_name、service_code'],
]
for (const [name, kind, rows, reason] of real)
  test(`${name} is taken for what it is, and the window says why.`, async () => {
    // biome-ignore lint/suspicious/noSkippedTests: real data are no part of the project; where they are, a skip counts as a failure
    test.skip(!existsSync(realData(name)), `${realData(name)} is not here: the real file cannot be chosen`)
    await chooseTable(desk, realData(name))
    expect(await shownKind(desk)).toBe(words.kind.names[kind])
    expect(await rowsShown()).toBe(rows)
    await said(reason)
    await expect(desk.page.locator('.imp-first tbody').first()).toBeVisible()
  })

test('Of several sheets the best is read, empty ones are grey, and another can be chosen with its own kind.', async () => {
  const path = workbook('多表.xlsx', {
    说明: [['填表说明：每天一张']],
    日报: [
      ['某市 12345 日报', ''],
      ['编号', '标题', '来电时间'],
      ['A1', '路灯不亮', '2026-11-20'],
      ['A2', '停水', '2026-11-21'],
    ],
    单位: [
      ['单位名称', '联系人', '职责'],
      ['市测试局', '李', '测试'],
    ],
  })
  await chooseTable(desk, path)
  await expect(desk.page.getByRole('radio', { name: /日报/u })).toBeChecked()
  await expect(desk.page.getByRole('radio', { name: /说明/u })).toBeDisabled()
  expect(await shownKind(desk)).toBe(words.kind.names.newOrders)
  await expect(desk.page.locator('.imp-first tbody tr').first()).toContainText('路灯不亮')
  await desk.page.getByRole('radio', { name: /单位/u }).click()
  await expect.poll(() => shownKind(desk)).toBe(words.kind.names.units)
  await expect(desk.page.locator('.imp-first tbody tr').first()).toContainText('市测试局')
  await desk.page.getByLabel(words.kind.label).selectOption('persons')
  await said(words.kind.person)
})

test('Cells that were copied in a spreadsheet program are pasted as a table, with merged heads and breaks.', async () => {
  const html =
    '<html><body><table><tr><td rowspan=2>编号</td><td colspan=2>诉求人</td><td rowspan=2>诉求内容</td></tr><tr><td>姓名</td><td>电话</td></tr>' +
    '<tr><td>P1</td><td>王女士</td><td>138</td><td>井盖丢失<br>很危险</td></tr></table></body></html>'
  await pasteTable(desk, { text: '编号\t诉求人\t\t诉求内容\nP1\t王女士\t138\t井盖丢失', html })
  expect(await shownKind(desk)).toBe(words.kind.names.newOrders)
  await said(zhCN.importing.facts.formats.pasted)
  await expect(desk.page.getByLabel(zhCN.importing.mapping.columnFor(words.fields.phone))).toHaveValue('2')
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText('井盖丢失')
})

test('Text with tabs is a table too; an empty clipboard is told in words.', async () => {
  await pasteTable(desk, { text: '编号\t标题\n1\t路灯不亮\n2\t停水' })
  await expect(desk.page.locator('.imp-facts .big')).toHaveText('2')
  await desk.page.keyboard.press('Escape')
  await openImport(desk)
  await pasteTable(desk, { text: ' ' })
  await said(zhCN.importing.choose.pasteEmpty)
})

test('Towns that nobody knows are listed once with their rows: added, proposed under another name, accepted for all rows.', async () => {
  const rows = (town: string) => [
    ['编号', '标题', '镇街'],
    ...Array.from({ length: 214 }, (_, at) => [`${town}${at}`, `路灯不亮 ${at}`, town]),
  ]
  const listed = desk.page.locator('.imp').getByRole('region', { name: words.fields.town, exact: true })
  await chooseTable(desk, workbook('镇街一.xlsx', { 日报: rows('水集街道') }))
  await openValues(desk)
  await expect(listed.getByRole('row', { name: /水集街道/u })).toContainText('214')
  await listed.getByRole('button', { name: words.values.add, exact: true }).click()
  await expect(listed).toContainText(words.values.isKnown(1))
  await desk.page.keyboard.press('Escape')

  await openImport(desk)
  await chooseTable(desk, workbook('镇街二.xlsx', { 日报: rows('水集镇') }))
  await openValues(desk)
  await expect(listed).toContainText(words.values.undecided(1))
  await listed.getByRole('button', { name: words.values.acceptAll(1) }).click()
  await expect(listed.getByRole('row', { name: /水集镇/u })).toContainText('水集街道')
  await expect(listed).toContainText(words.values.isKnown(1))
  await desk.page.getByRole('tab', { name: words.preview.tab }).click()
  await said('「水集镇」即 水集街道')
})

test('A category in three columns is listed by its path, added with the levels above it, and shown on the rows.', async () => {
  const path = '海洋渔业 / 养殖 / 海带'
  const rows = [
    ['编号', '标题', '大类', '中类', '小类'],
    ...Array.from({ length: 12 }, (_, at) => [`K${at}`, `海带架被撞 ${at}`, '海洋渔业', '养殖', '海带']),
  ]
  const listed = desk.page.locator('.imp').getByRole('region', { name: words.fields.category, exact: true })
  await chooseTable(desk, workbook('12345 三级类别.xlsx', { 日报: rows }))
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText(path)
  // No column says it: the name of the source does, and what was set by hand before it.
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText(zhCN.desk.channels.hotline)
  await desk.page.getByLabel(words.rules.defaultChannel).selectOption('village')
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText(zhCN.desk.channels.village)
  await openValues(desk)
  await expect(listed.getByRole('row', { name: new RegExp(path, 'u') })).toContainText('12')
  await listed.getByRole('button', { name: words.values.add, exact: true }).click()
  await expect(listed).toContainText(words.values.isKnown(1))
  await desk.page.getByRole('tab', { name: words.preview.tab }).click()
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText(path)
})

test('Dates that can be read both ways are asked about, and the answer is a rule.', async () => {
  await chooseTable(
    desk,
    workbook('日期.xlsx', {
      日报: [
        ['编号', '标题', '来电时间'],
        ['1', '路灯', '03/04/2026'],
        ['2', '停水', '05/06/2026'],
      ],
    }),
  )
  await said(words.rules.unclear)
  await desk.page.getByLabel(words.rules.dayOrder).selectOption('day-first')
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText('2026-04-03')
  await said(words.rules.dates(words.rules.dayOrders['day-first']))
})

test('A column is put on a field by the keyboard alone, and the first rows follow.', async () => {
  await chooseTable(
    desk,
    workbook('列.xlsx', {
      日报: [
        ['编号', '什么事', '哪里'],
        ['1', '路灯不亮很久了', '东关街'],
      ],
    }),
  )
  await said(words.need.newOrders)
  const title = desk.page.getByLabel(zhCN.importing.mapping.columnFor(words.fields.title))
  await title.focus()
  await title.press('ArrowDown')
  await title.press('ArrowDown')
  await expect(title).toHaveValue('1')
  await expect(desk.page.locator('.imp-first tbody').first()).toContainText('路灯不亮很久了')
  await expect(desk.page.getByRole('button', { name: zhCN.importing.preview.take(1) })).toBeEnabled()
})
