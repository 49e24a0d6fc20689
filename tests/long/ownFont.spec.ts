import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import { leaveNotice, openFromRegister, savePdfAs } from '../e2e/pages/noticePage.ts'
import { makeSignedPapers } from '../e2e/pages/printJobPage.ts'

/** A font file of the user's own, through the real dialog's answer into the real PDF. The tests go on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.notices.fonts
const number = `督〔${chinaDate(Date.now()).year}〕1号`
/** 黑体 in place of 仿宋: in the PDF nobody takes it for the stand-in, which is a serif. */
const sans = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
let desk: LaunchedDesk

test.beforeAll(async () => {
  await makeSignedPapers(place.data, 1)
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

/** Letters of a PDF as a picture: one font or another. */
const picture = (file: string): string =>
  execFileSync('pdftoppm', ['-r', '60', '-gray', file], { maxBuffer: 64 * 1024 * 1024 }).toString('base64')
const fontsPart = () => desk.page.getByRole('region', { name: words.heading, exact: true })

test('R-PRINT-11 A stand-in is named, a file that is no font is refused in words, and a chosen one is used on screen and paper.', async () => {
  await openFromRegister(desk, number)
  const fangsong = fontsPart()
    .getByRole('listitem')
    .filter({ hasText: words.names.fangsong ?? '' })
    .first()
  await expect(fangsong).toContainText(words.standIn)
  await savePdfAs(desk, place.file('standIn.pdf'))
  await expect(desk.page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible()

  const wrong = place.file('仿宋.ttf')
  writeFileSync(wrong, '<html>')
  await desk.answerOpen(wrong)
  await fangsong.getByRole('button', { name: words.of('仿宋') }).click()
  await expect(fontsPart().getByRole('alert')).toHaveText(words.problems['no-font'])

  const own = place.file('我的仿宋.ttc')
  copyFileSync(sans, own)
  await desk.answerOpen(own)
  await fangsong.getByRole('button', { name: words.of('仿宋') }).click()
  await expect(fangsong).toContainText('我的仿宋.ttc')
  await expect(fangsong).toContainText(words.own)
  rmSync(own)
  await savePdfAs(desk, place.file('own.pdf'))
  await expect(desk.page.getByText(zhCN.notices.said.recordedAs(2))).toBeVisible()
  expect(picture(place.file('own.pdf'))).not.toBe(picture(place.file('standIn.pdf')))
  await leaveNotice(desk)
})

test('R-PRINT-11 It is there after a restart, and dropped the stand-in is back to the letter.', async () => {
  await desk.close()
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
  await openFromRegister(desk, number)
  const fangsong = fontsPart()
    .getByRole('listitem')
    .filter({ hasText: words.names.fangsong ?? '' })
    .first()
  await expect(fangsong).toContainText('我的仿宋.ttc')
  await savePdfAs(desk, place.file('again.pdf'))
  await expect(desk.page.getByText(zhCN.notices.said.recordedAs(3))).toBeVisible()
  expect(picture(place.file('again.pdf'))).toBe(picture(place.file('own.pdf')))
  await fangsong.getByRole('button', { name: words.dropOf('仿宋') }).click()
  await expect(fangsong).toContainText(words.standIn)
  await savePdfAs(desk, place.file('back.pdf'))
  await expect(desk.page.getByText(zhCN.notices.said.recordedAs(4))).toBeVisible()
  expect(picture(place.file('back.pdf'))).toBe(picture(place.file('standIn.pdf')))
})
