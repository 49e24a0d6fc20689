import { type ChildProcess, spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import { electronExecutable, launcherSwitches } from '../../tests/e2e/launchDesk.ts'

/** Ms from the start of the process to a mark that the page's own clock noted, asked for over the debugging port afterwards. */
export const timeStart = async (args: readonly string[], env: NodeJS.ProcessEnv, mark: string): Promise<number> => {
  const begun = Date.now()
  const child = spawn(electronExecutable(), [...launcherSwitches, '--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child))
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
    if (page === undefined) throw new Error('no page')
    const noted = await page.waitForFunction(
      (name) => {
        const entry = performance.getEntriesByName(name)[0]
        return entry === undefined ? null : performance.timeOrigin + entry.startTime
      },
      mark,
      { timeout: 60_000 },
    )
    return Number(await noted.jsonValue()) - begun
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await ended
  }
}

const debuggingAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString('utf8')
      const address = /DevTools listening on (ws:\S+)/u.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`ended before it listened: ${said}`)))
  })
