import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { makeHome, sample, sampleTaken } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import {
  clickRow,
  countOf,
  detailPanel,
  expectDispatched,
  expectTotal,
  laneNamed,
  numberAt,
  outsideQuestion,
  soon,
  toast,
} from '../e2e/pages/deskPage.ts'
import { importThroughWindow } from '../e2e/pages/importPage.ts'
import { keyPaths } from '../e2e/pages/keyTable.ts'

/** Every path of docs/keys.md, in the real window, with exactly its keys, as fast as they can be pressed (R-DESK-6). */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const { statuses } = zhCN.desk
const { names, done } = zhCN.orderActs
let desk: LaunchedDesk
/** Orders that still wait, and the one that the path begins with. */
let waiting = sampleTaken
let number = ''
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1920, height: 1080 } })
  await importThroughWindow(desk, sample, '镇街点单')
  await expectTotal(desk, sampleTaken)
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

type Walk = {
  /** The row that has the focus when the path begins; null: wherever the path before left it. */
  readonly from: number | (() => Promise<number>) | null
  readonly words?: string
  /** What a person looks at before the path begins, or before one of its later keys. */
  readonly looks?: readonly [before: number, at: () => Promise<void>]
  /** What the screen says afterwards. */
  readonly ends: () => Promise<void>
}

/** An order that the catalogue gives to 市交通局. */
const traffic = () => desk.page.locator('.ag-row', { hasText: '交通出行' }).first()

/** So many orders of the list were dispatched, and the next one has the focus. */
const gone = async (count: number, unit: string): Promise<void> => {
  await expectDispatched(desk, count, unit)
  waiting -= count
  await expectTotal(desk, waiting)
  await expect(detailPanel(desk)).not.toContainText(number)
}
const became = (status: keyof typeof statuses): Promise<void> =>
  expect(detailPanel(desk).locator('.dhead .ss')).toHaveText(statuses[status])

const walks: Readonly<Record<string, Walk>> = {
  'dispatch the order to a unit': { from: 0, ends: () => gone(1, '市住建局') },
  // 交通出行: the catalogue says who leads.
  'dispatch the order as suggested': {
    from: 1,
    looks: [0, () => expect(detailPanel(desk)).toContainText('市交通局')],
    ends: () => gone(1, '市交通局'),
  },
  'dispatch the order to a unit outside the catalogue': {
    from: async () => Number(await traffic().getAttribute('row-index')),
    looks: [5, () => outsideQuestion(desk).waitFor()],
    ends: () => gone(1, '市水利局'),
  },
  'accept the order': { from: 0, ends: () => became('accepted') },
  'decline the order': {
    from: 1,
    words: '不属本市管辖，请向来源地反映',
    looks: [1, () => desk.page.getByRole('dialog', { name: zhCN.forms.decline.title }).locator(':focus').waitFor()],
    ends: async () => {
      waiting -= 1
      await expectTotal(desk, waiting)
    },
  },
  'ask the reporter': {
    from: 1,
    words: '请说明具体楼栋',
    ends: () => toast(desk, done(names.askReporter, 1)).waitFor(),
  },
  'write a note': { from: 1, words: '已电话核实', ends: () => toast(desk, done(names.noteOrder, 1)).waitFor() },
  'put the order aside for an hour': {
    from: 1,
    looks: [1, () => desk.page.getByRole('dialog', { name: names.putAside }).locator(':focus').waitFor()],
    ends: async () => {
      waiting -= 1
      await expectTotal(desk, waiting)
    },
  },
  'merge the order into its likely duplicate': {
    from: 2,
    looks: [
      1,
      () =>
        desk.page
          .getByRole('radio', { name: zhCN.duplicates.mergesInto('') })
          .first()
          .waitFor(),
    ],
    ends: async () => {
      waiting -= 1
      await expectTotal(desk, waiting)
      await toast(desk, done(names.mergeOrder, 1)).waitFor()
    },
  },
  'leave the order for the next one': {
    from: 1,
    ends: async () => expect(detailPanel(desk)).toContainText(await numberAt(desk, 2)),
  },
  'dispatch five orders at once': { from: 2, ends: () => gone(5, '市住建局') },
  'accept all orders of the list': {
    from: 0,
    // One was accepted before, and all others now.
    ends: () => toast(desk, zhCN.desk.toast.accepted(waiting - 1)).waitFor(),
  },
  'take the last gesture back': {
    from: null,
    ends: () => toast(desk, zhCN.desk.toast.undone(waiting - 1)).waitFor(),
  },
  'do it again': { from: null, ends: () => toast(desk, zhCN.desk.toast.redone(waiting - 1)).waitFor() },
  'go to another list': { from: null, ends: async () => expectTotal(desk, await countOf(desk, 'dispatched')) },
  'show the orders of one unit': {
    from: 0,
    ends: () => expect(laneNamed(desk, '市住建局')).toHaveAttribute('aria-pressed', 'true'),
  },
  'find an order by its number': {
    from: null,
    ends: async () => {
      await expectTotal(desk, 1)
      await expect(detailPanel(desk)).toContainText(number)
    },
  },
}

test('The table of keys counts right, and each of its paths is walked below.', () => {
  const paths = keyPaths()
  for (const { path, strokes, counted } of paths)
    expect([path, strokes.filter(({ kind }) => kind === 'key').length]).toEqual([path, counted])
  expect(paths.map(({ path }) => path)).toEqual(Object.keys(walks))
})

for (const { path, strokes, counted } of keyPaths())
  test(`${counted === 1 ? 'One keystroke' : `${counted} keystrokes`}: ${path}.`, async () => {
    const { page } = desk
    const walk = walks[path]
    if (walk === undefined) throw new Error('not walked')
    if (walk.from !== null) {
      const row = typeof walk.from === 'number' ? walk.from : await walk.from()
      await clickRow(desk, row)
      number = await numberAt(desk, row)
      await expect(detailPanel(desk)).toContainText(number)
    }
    const [before, look] = walk.looks ?? []
    for (const [at, stroke] of strokes.entries()) {
      if (at === before) await look?.()
      if (stroke.kind === 'key') await page.keyboard.press(stroke.press)
      else {
        await expect.poll(() => inField(), soon).toBe(true)
        await page.keyboard.type(walk.words ?? number)
      }
    }
    await walk.ends()
  })

/** Words are typed when there is somewhere to type them. */
const inField = (): Promise<boolean> =>
  desk.page.evaluate(() => document.activeElement?.matches('textarea, input:not([type="radio"])') === true)
