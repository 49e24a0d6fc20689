import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LaunchedDesk } from '../launchDesk.ts'

const sizes = [
  [1920, 1080],
  [1366, 768],
] as const

/** Pictures of the screen as it stands, in both sizes and themes, where YOUJIE_SHOTS names a folder; for a person to judge. */
export const shootEverywhere = async ({ app, page }: LaunchedDesk, name: string): Promise<void> => {
  const folder = process.env.YOUJIE_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const [width, height] of sizes) {
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
      },
      { width, height },
    )
    await page.waitForFunction((wide) => window.innerWidth === wide, width)
    for (const theme of ['light', 'dark'] as const) {
      const before = await page.evaluate((now) => {
        const { dataset } = document.documentElement
        const { theme: was } = dataset
        dataset.theme = now
        return was
      }, theme)
      await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), animations: 'disabled' })
      await page.evaluate((was) => {
        if (was === undefined) delete document.documentElement.dataset.theme
        else document.documentElement.dataset.theme = was
      }, before)
    }
  }
}
