import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'

/**
 * Every page of every file on one picture, as a printer would ink it. Drawn in the program's own window, which has the
 * fonts and is about to be closed: it shows nothing else afterwards.
 */
export const contactSheet = async (page: Page, files: readonly string[], out: string): Promise<number> => {
  const pages = files.flatMap((file) =>
    picturesOf(file).map((picture, at) => ({ name: `${basename(file, '.pdf')} ${at + 1}`, picture })),
  )
  await page.evaluate((shown) => {
    const sheet = document.createElement('div')
    sheet.id = 'contact-sheet'
    sheet.style.cssText =
      'position:absolute;inset:0 auto auto 0;z-index:99999;width:1500px;padding:20px;background:#c9cdd2;display:flex;flex-wrap:wrap;gap:20px;align-items:flex-start'
    for (const { name, picture } of shown) {
      const part = document.createElement('div')
      part.style.cssText = 'width:348px;font:13px sans-serif;color:#16181b'
      const image = document.createElement('img')
      image.src = picture
      image.style.cssText = 'display:block;width:348px;background:#fff;box-shadow:0 1px 4px #0006'
      const words = document.createElement('p')
      words.textContent = name
      words.style.cssText = 'margin:6px 0 0'
      part.append(image, words)
      sheet.append(part)
    }
    document.body.replaceChildren(sheet)
    document.body.style.cssText = 'overflow:visible;height:auto'
    document.documentElement.style.cssText = 'overflow:visible;height:auto'
    return Promise.all([...sheet.querySelectorAll('img')].map((image) => image.decode()))
  }, pages)
  await page.locator('#contact-sheet').screenshot({ path: out })
  return pages.length
}

const picturesOf = (file: string): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-pages-'))
  try {
    execFileSync('pdftoppm', ['-r', '75', '-png', file, join(folder, 'p')])
    return readdirSync(folder)
      .toSorted()
      .map((name) => `data:image/png;base64,${readFileSync(join(folder, name)).toString('base64')}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
