import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

/** One thing that somebody cannot read or reach, and where. */
type Finding = { readonly rule: string; readonly where: string; readonly why: string }
/** The part of axe that is used here; `run` answers rules with the elements that break them. */
type Axe = {
  run: (
    root: Document,
    options: object,
  ) => Promise<{
    violations: readonly {
      id: string
      impact: string | null
      nodes: readonly { html: string; target: readonly unknown[]; failureSummary?: string }[]
    }[]
  }>
  setup: (root: Document) => void
  teardown: () => void
  commons: { text: { accessibleText: (element: Element) => string } }
}

/** The program itself: a script tag would be refused by the page's own policy, so it is evaluated from outside. */
const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Frames in a row without a change: a list that is still being read, or a panel that still fades in, is no screen to judge. */
const calmFrames = 12

/** When the screen stands still: no part of it has changed for some frames, and nothing moves that ends. Ten seconds at most. */
export const whenCalm = (page: Page): Promise<void> =>
  page.evaluate(async (wanted) => {
    let still = 0
    const watch = new MutationObserver(() => {
      still = 0
    })
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    for (let frame = 0; still < wanted; frame += 1) {
      if (frame > 600) throw new Error('the screen does not come to rest')
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const moves = document
        .getAnimations()
        .some(
          (one) =>
            one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
        )
      still = moves ? 0 : still + 1
    }
    watch.disconnect()
  }, calmFrames)

/**
 * What is serious or critical on the screen as it stands, and every control and part of it that has no name.
 * `contrastOnly`: what a second theme can change.
 */
export const auditScreen = async (page: Page, contrastOnly = false): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(program)
  const found = await page.evaluate(async (onlyContrast): Promise<readonly Finding[]> => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, {
      // Nothing is loaded for it: the page may reach nothing but itself.
      preload: false,
      resultTypes: ['violations'],
      ...(onlyContrast ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {}),
    })
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, target, failureSummary = '' }) => ({
          rule: id,
          where: `${target.join(' ')} ${html.slice(0, 160)}`,
          why: failureSummary.split('\n').slice(1).join(' ').trim(),
        })),
      )
    if (onlyContrast) return grave
    const named =
      'button, input, select, textarea, a[href], summary, dialog, table, nav, aside, [tabindex="0"], [role]:not([role="presentation"], [role="none"], [role="status"], [role="alert"], [role="log"], [role="row"], [role="rowgroup"], [role="gridcell"], [role="listitem"], [role="list"], [role="banner"], [role="group"])'
    axe.setup(document)
    // Beside an open dialog everything else is inert.
    const top = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const nameless = [...top.querySelectorAll(named)]
      .filter((part) => !['presentation', 'row'].includes(part.getAttribute('role') ?? ''))
      .filter((part) => part.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      .filter((part) => part.closest('[aria-hidden="true"]') === null)
      .filter((part) => axe.commons.text.accessibleText(part).trim() === '')
    axe.teardown()
    return [...grave, ...nameless.map((part) => ({ rule: 'no name', where: part.outerHTML.slice(0, 160), why: '' }))]
  }, contrastOnly)
  return found.map(({ rule, where, why }) => `${rule}: ${where} ${why}`)
}
