import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { placeholders } from '../../shared/domain/officePaper/officePaperKinds.ts'
import { defaultSettings } from '../../shared/domain/settings/settings.ts'
import { defaultRules } from '../../shared/domain/supervision/rules.ts'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { en } from '../../shared/text/en.ts'
import { neutralBasis, type NeutralCategory, neutralCategories } from '../../shared/text/neutralCatalogue.ts'
import { firstPersonName, neutralOffice, neutralUnits } from '../../shared/text/neutralUnits.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { makeHome, sample, sampleTaken } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import {
  clickRow,
  dispatchByKeys,
  expectDispatched,
  expectTotal,
  filterLanes,
  laneNamed,
  numberAt,
  openInbox,
  rowAt,
  soon,
} from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'
import { leaveNotice, noticeField, openNotice } from './pages/noticePage.ts'
import { typedField } from './pages/orderForms.ts'
import { auditScreen } from './pages/screenAudit.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'

/** One desk that is made to look different, and an office that calls itself and its units differently. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const year = chinaDate(Date.now()).year
let desk: LaunchedDesk

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const button = (name: string) => desk.page.getByRole('button', { name, exact: true })
const resize = async (width: number, height: number): Promise<void> => {
  await desk.app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await expect.poll(() => desk.page.evaluate(() => window.innerWidth), soon).toBe(width)
}

/** What may stay Chinese in English: names that the office gave, numbers of documents, and the papers themselves. */
const names = [
  neutralBasis,
  ...neutralUnits.flatMap((unit) => [unit.fullName, unit.name]),
  neutralOffice.officeName,
  firstPersonName,
  `督〔${year}〕1号`,
  // Letters of numbers as they are by default, and a language by its own name.
  ...[defaultSettings.noticePrefix, ...Object.values(defaultRules.prefixes)].map(en.settingNotes.usual),
  '中文',
  // Fields of a wording bear the names by which the Chinese template calls them.
  ...Object.values(placeholders).toSorted((a, b) => b.length - a.length),
  // After the units, whose names hold some of them; the longer ones first.
  ...neutralCategories.flatMap(categoryNames).toSorted((a, b) => b.length - a.length),
]

function categoryNames({ name, below = [] }: NeutralCategory): readonly string[] {
  return [name, ...below.flatMap(categoryNames)]
}

/** Han characters on the screen, in words, names for screen readers, hints and placeholders, outside of data and paper. */
const chineseLeft = (): Promise<readonly string[]> =>
  desk.page.evaluate((known) => {
    const spare = new Set<Element>(document.querySelectorAll('textarea, script, style, [role="document"], #print-root'))
    const said: string[] = []
    for (const element of document.querySelectorAll('body *')) {
      if ([...spare].some((part) => part.contains(element)) || !element.checkVisibility()) continue
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? '')
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(element.getAttribute(name) ?? '')
    }
    const rest = said.map((words) => known.reduce((left, name) => left.replaceAll(name, ''), words).trim())
    return [...new Set(rest)].filter((words) => /\p{Script=Han}/u.test(words))
  }, names)

test('In English nothing of the program speaks Chinese, on any of its screens.', async () => {
  const { page } = desk
  const { desk: words, forms, importing, notices, settings } = en
  /** The one word that is there for those who came to the wrong language. */
  const way = words.bar.otherLanguage
  const expectEnglish = async (where: string): Promise<void> => {
    expect(
      (await chineseLeft()).filter((left) => !left.endsWith(way)),
      where,
    ).toEqual([])
  }
  await expect(page.getByRole('heading', { name: zhCN.desk.empty.ledgerTitle })).toBeVisible()
  expect(await chineseLeft()).toContain(zhCN.desk.empty.ledgerTitle)
  await button(zhCN.desk.bar.language).click()
  await expect(page.getByRole('heading', { name: words.empty.ledgerTitle })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectEnglish('the empty desk')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: words.keys.title })).toBeVisible()
  await expectEnglish('the list of keys')
  await page.keyboard.press('Escape')

  await page.keyboard.press('n')
  const form = page.getByRole('dialog', { name: forms.report.title })
  await form.getByLabel(forms.field.title, { exact: true }).fill('Street lamp out')
  await typedField(form, forms.field.reporter).fill('Smith')
  await expectEnglish('a new order')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Street lamp out' })).toBeVisible()
  await expect(page.getByRole('region', { name: words.detail.label }).getByRole('listitem')).not.toHaveCount(0)
  await expectEnglish('an order to dispatch')

  for (const [key, title] of [
    ['e', forms.correct.title],
    ['x', forms.decline.title],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await expectEnglish(title)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: title })).toHaveCount(0)
  }

  await page.keyboard.press('d')
  await expect(page.getByRole('combobox', { name: words.palette.label, exact: true })).toBeFocused()
  await expectEnglish('the palette')
  await page.keyboard.type('zjj')
  await page.keyboard.press('Enter')
  await openInbox(desk, 'dispatched')
  await expect(page.getByRole('heading', { name: 'Street lamp out' })).toBeVisible()
  await expectEnglish('a dispatched order')

  await page.keyboard.press('s')
  await expect(page.getByRole('region', { name: notices.title, exact: true })).toBeVisible()
  await page.getByLabel(new RegExp(`^${notices.fields.phone}`, 'u')).fill('1')
  // The fonts and glyphs are looked at when the typing pauses.
  await expect(page.getByText(/^No missing glyph/u)).toBeVisible()
  await expectEnglish('a notice')
  await page.getByRole('button', { name: notices.acts.signOff, exact: true }).click()
  await expect(page.getByText(notices.said.signed(`督〔${year}〕1号`))).toBeVisible()
  await expectEnglish('a signed notice')
  await page.keyboard.press('Escape')
  await page.getByRole('navigation').getByTitle(words.rail.notices, { exact: true }).click()
  await expect(page.getByRole('table', { name: notices.register.title })).toBeVisible()
  await expectEnglish('the register')
  await page.keyboard.press('Escape')

  writeFileSync(place.file('lamps.csv'), 'id,title,date\r\n1,Lamp,2026-11-02\r\n2,Lamp,2026-13-02\r\n')
  await page.keyboard.press('i')
  await expect(button(importing.choose.button)).toBeVisible()
  await expectEnglish('choosing a file')
  await desk.answerOpen(place.file('lamps.csv'))
  await button(importing.choose.button).click()
  await expect(page.getByLabel(importing.source.label)).toBeVisible()
  await expectEnglish('the columns of a file')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: importing.report.title })).toBeVisible()
  await expectEnglish('the report of an import')
  await page.keyboard.press('Escape')

  await page.getByRole('navigation').getByTitle(words.rail.settings, { exact: true }).click()
  const menu = page.getByRole('navigation', { name: settings.title, exact: true })
  for (const section of Object.values(settings.sections)) {
    await menu.getByRole('button', { name: section, exact: true }).click()
    await expect(menu.getByRole('button', { name: section, exact: true })).toHaveAttribute('aria-current', 'page')
    await expectEnglish(`settings: ${section}`)
  }
  await page.keyboard.press('Escape')
  await button(words.bar.language).click()
  await expect(page.getByRole('navigation', { name: zhCN.desk.rail.label })).toBeVisible()
})

test('A theme and a row height are one press each, and stay for the next start.', async () => {
  const { page } = desk
  await importThroughWindow(desk, sample, '样例')
  await openInbox(desk, 'toDispatch')
  const light = await brightness()
  await button(zhCN.desk.bar.theme).click()
  expect(await brightness()).toBeLessThan(0.25)
  expect(light).toBeGreaterThan(0.75)
  const heights: number[] = []
  for (const density of ['standard', 'compact', 'relaxed'] as const) {
    await expect(page.locator('html')).toHaveAttribute('data-density', density)
    await expect.poll(rowPitch, soon).toBe({ standard: 28, compact: 24, relaxed: 32 }[density])
    heights.push(await rowPitch())
    if (density !== 'relaxed') await button(zhCN.desk.bar.densities[density]).click()
  }
  expect(new Set(heights).size).toBe(3)

  await desk.close()
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(desk.page.locator('html')).toHaveAttribute('data-density', 'relaxed')
  await expect.poll(rowPitch, soon).toBe(32)
  await button(zhCN.desk.bar.theme).click()
  await button(zhCN.desk.bar.densities.relaxed).click()
})

/** How bright the list's ground is, 0 to 1, out of what the window really painted. */
const brightness = async (): Promise<number> => {
  const list = await desk.page.getByRole('application', { name: zhCN.desk.columns.gridLabel }).boundingBox()
  if (list === null) throw new Error('no list')
  const { x, y, height } = list
  const clip = { x: x + 2, y: y + height - 12, width: 4, height: 4 }
  const shot = await desk.page.screenshot({ clip, animations: 'disabled' })
  return desk.page.evaluate(async (base64) => {
    const picture = new Image()
    picture.src = `data:image/png;base64,${base64}`
    await picture.decode()
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    pen?.drawImage(picture, 0, 0)
    const [red = 0, green = 0, blue = 0] = pen?.getImageData(1, 1, 1, 1).data ?? []
    return (red + green + blue) / 3 / 255
  }, shot.toString('base64'))
}

const rowPitch = async (): Promise<number> => {
  const [first, second] = await Promise.all([0, 1].map((index) => rowAt(desk, index).boundingBox()))
  return Math.round((second?.y ?? 0) - (first?.y ?? 0))
}

for (const [width, height] of [
  [1366, 768],
  [1920, 1080],
] as const)
  for (const language of ['zh-CN', 'en'] as const)
    test(`At ${width} x ${height} in ${language} nothing runs out of the window sideways.`, async () => {
      const { page } = desk
      const text = language === 'en' ? en : zhCN
      await resize(width, height)
      if (language === 'en') await button(zhCN.desk.bar.language).click()
      await expectTotalOf(sampleTaken + 1)
      await expectInside('the desk')
      await page.keyboard.press('Control+a')
      await expect(page.getByTestId('selected-count')).toBeVisible()
      await expectInside('with a selection')
      await page.keyboard.press('Escape')
      for (const [way, region] of [
        [text.desk.rail.notices, text.notices.register.title],
        [text.desk.rail.import, text.importing.title],
        [text.desk.rail.settings, text.settings.title],
      ] as const) {
        await page.getByRole('navigation').getByTitle(way, { exact: true }).click()
        await expect(page.getByRole('region', { name: region, exact: true })).toBeVisible()
        await expectInside(region)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('region', { name: region, exact: true })).toHaveCount(0)
      }
      if (language === 'en') await button(en.desk.bar.language).click()
    })

const expectTotalOf = (total: number): Promise<void> =>
  expect(desk.page.getByTestId('total')).toHaveText(new RegExp(`^${total}\\b`, 'u'))

const expectInside = async (where: string): Promise<void> => {
  const outside = await desk.page.evaluate(() => {
    const page = document.documentElement
    const found = page.scrollWidth > window.innerWidth ? [`the page is ${page.scrollWidth} wide`] : []
    for (const part of document.querySelectorAll<HTMLElement>('button, input, select, textarea, h1, h2')) {
      if (!part.checkVisibility()) continue
      const { left, right } = part.getBoundingClientRect()
      if (left < -1 || right > window.innerWidth + 1)
        found.push(`${part.ariaLabel ?? part.textContent}: ${left} ${right}`)
    }
    return found
  })
  expect(outside, where).toEqual([])
}

test('The office names itself anew: the next notice carries its name, its prefix and its telephone.', async () => {
  const { page } = desk
  await resize(1366, 768)
  const screen = await openSettings(desk, 'office')
  const { office, save, problem } = zhCN.settings
  const field = (name: keyof typeof office & string) => screen.getByLabel(new RegExp(`^${String(office[name])}`, 'u'))
  await field('noticePrefix').fill('a1')
  await expect(screen.getByRole('alert')).toHaveText(problem.prefix)
  await expect(screen.getByRole('button', { name: new RegExp(`^${save}`, 'u') })).toBeDisabled()
  await field('noticePrefix').fill('青督')
  await field('officeName').fill('青山市办实事推进中心')
  await field('phone').fill('0535-1234567')
  await expect(screen).toContainText(office.example(`青督〔${year}〕1号`))
  await page.keyboard.press('Control+Enter')
  await expect(screen.getByText(/^已保存/u)).toBeVisible()
  await leaveSettings(desk)
  await expect(page.getByRole('banner')).toContainText('青山市办实事推进中心')

  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectDispatched(desk, 1, '市住建局')
  await openInbox(desk, 'dispatched')
  await expectTotal(desk, 2)
  // The newest of the two has its notice already, and would climb to a letter.
  await clickRow(desk, 1)
  await openNotice(desk, 's')
  await expect(noticeField(desk, 'phone')).toHaveValue('0535-1234567')
  await page.getByRole('button', { name: zhCN.notices.acts.signOff, exact: true }).click()
  // Numbers go on in the year's one register, whatever stands before them.
  await expect(page.getByText(zhCN.notices.said.signed(`青督〔${year}〕2号`))).toBeVisible()
  const paper = page.getByRole('document', { name: zhCN.notices.paper })
  await expect(paper.locator('[data-role="mark"]')).toHaveText('青山市办实事推进中心')
  await expect(paper.locator('[data-role="number"]')).toHaveText(`青督〔${year}〕2号`)
  await leaveNotice(desk)
})

test('A unit that is added takes orders at once; a retired one is offered no more.', async () => {
  const { page } = desk
  const { units } = zhCN.settings
  const screen = await openSettings(desk, 'units')
  await screen.getByRole('button', { name: units.add, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: units.addTitle })
  await dialog.getByLabel(new RegExp(`^${units.name}`, 'u')).fill('市气象局')
  await dialog.getByLabel(units.weekly, { exact: true }).fill('5')
  await page.keyboard.press('Control+Enter')
  await expect(screen.getByText(units.added('市气象局'))).toBeVisible()
  await screen.getByRole('button', { name: `${units.retire} 市财政局`, exact: true }).click()
  await screen.getByRole('alertdialog').getByRole('button', { name: units.retire, exact: true }).click()
  await expect(screen.getByText(units.retiredDone('市财政局'))).toBeVisible()
  await leaveSettings(desk)

  await expect(laneNamed(desk, '市财政局')).toHaveCount(0)
  await filterLanes(desk, 'qxj')
  await expect(laneNamed(desk, '市气象局')).toBeVisible()
  await filterLanes(desk, '')
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 0)
  await page.keyboard.press('d')
  await page.getByRole('combobox', { name: zhCN.desk.palette.label, exact: true }).fill('市财政局')
  await expect(page.getByText(zhCN.desk.palette.nothing)).toBeVisible()
  await page.keyboard.press('Escape')
  await dispatchByKeys(desk, 'd', 'qxj', '市气象局')
  await expectDispatched(desk, 1, '市气象局')
  await openInbox(desk, 'dispatched')
  await expectTotal(desk, 3)
})

test('The list of all keys is one key away and names each of them.', async () => {
  const { page } = desk
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: zhCN.desk.keys.title })
  for (const name of Object.values(zhCN.desk.keys.names))
    await expect(list.getByText(name, { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
})

test('Nothing serious stands in the way of whoever reads the desk by ear, by keys or with weak eyes, in either theme.', async () => {
  const { page } = desk
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await auditScreen(page)).toEqual([])
  const row = await page
    .getByRole('application', { name: zhCN.desk.columns.gridLabel })
    .getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${row}"]`)).toContainText(await numberAt(desk, 0))
  await button(zhCN.desk.bar.theme).click()
  expect(await auditScreen(page, true)).toEqual([])
  await button(zhCN.desk.bar.theme).click()
})

test('The closed ledger is sound.', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({ changeSettings: 2, retireUnit: 1, signOffNotice: 2, dispatchOrder: 3 })
})
