import { expect, type Page } from '@playwright/test'
import type { LaunchedDesk } from '../../tests/e2e/launchDesk.ts'
import { countOf, dropSelectionOn, expectTotal, openInbox, selectFirst } from '../../tests/e2e/pages/deskPage.ts'

const measure = 'bench: dropped until shown'

/**
 * The first orders of the inbox dragged onto a unit, so many at once, round after round: ms from the release of the mouse to the
 * frame in which the rows have changed, which is after the commit. Each time the next ones, as in an office: rows that were
 * dropped and undone five times have a longer history.
 */
export const timeDrops = async (desk: LaunchedDesk, dropped: number, rounds: number): Promise<readonly number[]> => {
  const samples: number[] = []
  await openInbox(desk, 'toDispatch')
  // Until the store has counted, the rail and the foot say nothing, or what is known to be there.
  await expect.poll(() => countOf(desk, 'toDispatch')).toBeGreaterThan(0)
  const total = await countOf(desk, 'toDispatch')
  await expectTotal(desk, total)
  for (let round = 0; round < rounds; round += 1) {
    await selectFirst(desk, dropped)
    const before = await desk.page.locator('.ag-row[row-index="0"]').first().getAttribute('row-id')
    await watchDrop(desk.page, before)
    await dropSelectionOn(desk, round)
    const shown = await desk.page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.duration, measure)
    samples.push(Number(await shown.jsonValue()))
    await expectTotal(desk, total - (round + 1) * dropped)
  }
  return samples
}

/** The page's own clock runs from the release of the button to the frame that shows another order in the first row. */
const watchDrop = (page: Page, first: string | null): Promise<void> =>
  page.evaluate(
    ([name, before]) => {
      performance.clearMeasures(name ?? '')
      document.addEventListener(
        'mouseup',
        () => {
          const released = performance.now()
          new MutationObserver((_, watch) => {
            const now = document.querySelector('.ag-row[row-index="0"]')?.getAttribute('row-id') ?? before
            if (now === before) return
            watch.disconnect()
            requestAnimationFrame(() => performance.measure(name ?? '', { start: released, end: performance.now() }))
          }).observe(document.body, { subtree: true, childList: true, attributes: true })
        },
        { once: true, capture: true },
      )
    },
    [measure, first] as const,
  )
