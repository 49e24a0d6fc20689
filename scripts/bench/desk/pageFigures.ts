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
