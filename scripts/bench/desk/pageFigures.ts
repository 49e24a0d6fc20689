import type { Page } from '@playwright/test'

/** What a page's own clock says of jumps and of scrolling; the same for the desk and for the bare grid. */

/** The compiler that runs the benches wraps inner functions in a helper that a page does not have. */
const keepNames = 'globalThis.__name = (inner) => inner'

/** Ms from a jump to the frame in which the rows of the new place are filled. */
export const timeJumps = async (page: Page, jumps: number): Promise<readonly number[]> => {
  await page.evaluate(keepNames)
  return page.evaluate(async (count) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const viewport = document.querySelector('.ag-grid-viewport, .ag-body-viewport')
    if (viewport === null) throw new Error('no viewport')
    // A row on the screen is there when its title is.
    const filled = (): string | null => {
      const box = viewport.getBoundingClientRect()
      const seen = [...document.querySelectorAll('.ag-row')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return bottom > box.top + 1 && top < box.bottom - 1
      })
      const titles = seen.map((row) => row.querySelector('[col-id="title"]')?.textContent ?? '')
      return seen.length > 5 && titles.every((title) => title !== '')
        ? (seen[0]?.getAttribute('row-index') ?? null)
        : null
    }
    const samples: number[] = []
    let last = filled()
    for (let jump = 0; jump < count; jump += 1) {
      const most = viewport.scrollHeight - viewport.clientHeight
      const begun = performance.now()
      viewport.scrollTop = Math.floor((((jump * 7919 + 131) % 1000) / 1000) * most)
      for (;;) {
        await frame()
        const now = filled()
        if (now !== null && now !== last) {
          last = now
          break
        }
        if (performance.now() - begun > 10_000) throw new Error('the rows never came')
      }
      samples.push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return samples
  }, jumps)
}

/** From the first row to the last at a steady pace: the time between frames, ms. */
export const timeScroll = async (page: Page, seconds: number): Promise<readonly number[]> => {
  await page.evaluate(keepNames)
  return page.evaluate(async (duration) => {
    const viewport = document.querySelector('.ag-grid-viewport, .ag-body-viewport')
    if (viewport === null) throw new Error('no viewport')
    const most = viewport.scrollHeight - viewport.clientHeight
    viewport.scrollTop = 0
    await new Promise((resolve) => setTimeout(resolve, 300))
    const frames: number[] = []
    const begun = performance.now()
    let last = begun
    await new Promise<void>((resolve) => {
      const step = (): void => {
        const now = performance.now()
        frames.push(now - last)
        last = now
        const share = Math.min(1, (now - begun) / (duration * 1000))
        viewport.scrollTop = most * share
        if (share < 1) requestAnimationFrame(step)
        else resolve()
      }
      requestAnimationFrame(step)
    })
    return frames.slice(1)
  }, seconds)
}

/** Ms from giving the bare grid other rows to the frame in which they are on the screen. */
export const timeReloads = async (page: Page, times: number): Promise<readonly number[]> => {
  await page.evaluate(keepNames)
  return page.evaluate(async (count) => {
    const { showOthers } = window as unknown as { showOthers: () => string }
    const samples: number[] = []
    for (let time = 0; time < count; time += 1) {
      const begun = performance.now()
      const mark = showOthers()
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const rows = [...document.querySelectorAll('.ag-row [col-id="title"]')]
        if (rows.length > 5 && rows.every((row) => row.textContent?.endsWith(mark))) break
        if (performance.now() - begun > 10_000) throw new Error('the rows never came')
      }
      await new Promise((resolve) => setTimeout(resolve))
      samples.push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return samples
  }, times)
}

const watched = 'bench: until the rows are shown'

/**
 * The page's own clock runs from the person's next event of this kind to the frame in which rows of another list stand on the
 * screen, each with its title, or the words that there are none.
 */
export const watchRows = async (page: Page, gesture: 'click' | 'input'): Promise<void> => {
  await page.evaluate(keepNames)
  await page.evaluate(
    ([name, kind]) => {
      performance.clearMeasures(name)
      const listNow = () => document.querySelector<HTMLElement>('.orders')?.dataset.list
      const begin = (): void => {
        const begun = performance.now()
        const before = listNow()
        const isShown = (): boolean => {
          const viewport = document.querySelector('.ag-grid-viewport, .ag-body-viewport')
          if (viewport === null || listNow() === before) return false
          const box = viewport.getBoundingClientRect()
          const seen = [...document.querySelectorAll('.ag-row')].filter((row) => {
            const { top, bottom } = row.getBoundingClientRect()
            return bottom > box.top + 1 && top < box.bottom - 1
          })
          if (seen.length === 0) return document.querySelector('[data-testid="empty"]') !== null
          return seen.every((row) => (row.querySelector('[col-id="title"]')?.textContent ?? '') !== '')
        }
        const watch = new MutationObserver(() => {
          if (!isShown()) return
          watch.disconnect()
          // Behind the frame: what was painted is on the screen.
          requestAnimationFrame(() =>
            setTimeout(() => performance.measure(name, { start: begun, end: performance.now() })),
          )
        })
        watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      }
      document.addEventListener(kind, begin, { once: true, capture: true })
    },
    [watched, gesture] as const,
  )
}

/** What `watchRows` found, ms. */
export const rowsShown = async (page: Page): Promise<number> => {
  const shown = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.duration, watched)
  return Number(await shown.jsonValue())
}
