import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type DeskHome, makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { openReportForm } from './pages/orderForms.ts'

const words = zhCN.forms
const alarm = zhCN.alarm

let home: DeskHome
let desk: LaunchedDesk
test.beforeEach(async () => {
  home = makeHome()
  desk = await launchDesk({ home: home.home, data: home.data })
})
test.afterEach(async () => {
  await desk.close()
  home.remove()
})

const bar = () => desk.page.getByRole('region', { name: alarm.label, exact: true })

/** Tones that were really given to the page's own audio since it was asked last. */
const countTones = () =>
  desk.page.evaluate(() => {
    const page = window as unknown as { tones?: number; silenced?: boolean }
    if (page.tones === undefined) {
      const { close } = AudioContext.prototype
      AudioContext.prototype.close = async function () {
        await close.call(this)
        page.silenced = true
      }
      page.tones = 0
      const start = OscillatorNode.prototype.start
      OscillatorNode.prototype.start = function (when?: number) {
        page.tones = (page.tones ?? 0) + 1
        start.call(this, when)
      }
    }
    const { tones } = page
    page.tones = 0
    return tones
  })

/** The page gave its way to the loudspeaker back. */
const isSilenced = () => desk.page.evaluate(() => (window as unknown as { silenced?: boolean }).silenced === true)

test('R-ALARM-4 an order about life and safety sounds until it is answered by one key, across a restart, and stays in sight until it is dispatched', async () => {
  await expect(desk.page.getByRole('heading', { name: zhCN.desk.empty.ledgerTitle })).toBeVisible()
  await countTones()
  const form = await openReportForm(desk)
  await form.getByLabel(words.field.title, { exact: true }).fill('电梯困人')
  // The picker finds a town by its initials, and says what is in no catalogue.
  const town = form.getByLabel(words.field.town, { exact: true })
  await town.fill('外星镇')
  await expect(form.getByText(zhCN.catalogue.pick.outside, { exact: true })).toBeVisible()
  await town.fill('cdjd')
  await desk.page.keyboard.press('Enter')
  await expect(town).toHaveValue('城东街道')
  await form.getByLabel(words.field.category, { exact: true }).fill('dtyx')
  await desk.page.keyboard.press('Enter')
  await expect(form.getByLabel(words.field.category, { exact: true })).toHaveValue('电梯运行')
  await form.getByLabel(words.marks.urgency).selectOption('lifeSafety')
  await desk.page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)

  await expect(bar()).toContainText(alarm.sounding(1))
  await expect(bar()).toContainText('城东街道 电梯困人')
  await expect.poll(countTones).toBeGreaterThan(0)
  await desk.close()

  desk = await launchDesk({ home: home.home, data: home.data })
  await expect(bar()).toContainText(alarm.sounding(1))
  await countTones()
  await expect.poll(countTones, { timeout: 8_000 }).toBeGreaterThan(0)
  // Wherever the focus is: here under a form.
  await desk.page.keyboard.press('n')
  await expect(desk.page.getByRole('dialog', { name: words.report.title })).toBeVisible()
  await desk.page.keyboard.press('F8')
  await expect(bar()).toContainText(alarm.answered(1))
  await expect(bar()).toContainText('值班员')
  await expect.poll(isSilenced).toBe(true)
  await countTones()
  await desk.page.keyboard.press('Escape')
  await bar()
    .getByRole('button', { name: /电梯困人/ })
    .click()
  await expect(desk.page.getByRole('heading', { name: '电梯困人' })).toBeVisible()
  await desk.page.keyboard.press('d')
  await expect(desk.page.getByRole('combobox', { name: zhCN.desk.palette.label, exact: true })).toBeFocused()
  await desk.page.keyboard.type('zjj')
  await desk.page.keyboard.press('Enter')
  await expect(bar()).toHaveCount(0)
  // Nothing sounded through all of it, from the answer on.
  expect(await countTones()).toBe(0)
})
