import type { FootDemand } from './footPlace.ts'
import { placeFoot } from './footPlace.ts'

/** How the lines of a document fall on pages. Pure counting: what a line looks like is of no concern here. */
export type PagePlan = {
  /** Rows [from, to) of the running text. */
  readonly from: number
  readonly to: number
  /** Signature, date and remark stand under the rows. */
  readonly ending: boolean
  readonly slip: boolean
  /** The lines of the foot (版记) that stand at the page's bottom: [from, to). */
  readonly footFrom: number
  readonly footTo: number
  /** False of a blank page before the foot, and of the foot's page after it. */
  readonly numbered: boolean
}

export type PageDemand = {
  /** For each row of running text, whether the page may not end after it. */
  readonly keeps: readonly boolean[]
  /** Lines of the ending with the blank line above it; 0 without one. */
  readonly ending: number
  /** 0 without a slip. */
  readonly slip: number
  /** How many of a page's lines the whole foot takes; more than a page has goes on pages of its own. */
  readonly foot: number
  readonly footDemand: FootDemand
  /** Lines of the first page and of the others. */
  readonly first: number
  readonly other: number
  /** Rows that stay on the first page, so that it carries text under the addressee. */
  readonly firstLeast: number
}

/** Lines of running text that go with the signature, so that a date is never alone on its page. */
const COMPANY = 2

/**
 * Fills page after page. The ending stays on a page with at least two lines of text, the foot on the bottom of the last
 * page together with the ending; the slip takes what is left of the ending's page, but never of the first, where the red
 * rules would go with it, else a page of its own. The foot then stands under the slip.
 */
export const paginate = (demand: PageDemand): readonly PagePlan[] => {
  const { keeps, ending, slip, foot, first, other } = demand
  const pages = fill(keeps, first, other)
  const capacity = (index: number): number => (index === 0 ? first : other)
  // A foot that may have to turn the sheet does not drag the date with it.
  const wanted = slip === 0 && !demand.footDemand.even ? foot : 0

  const last = pages.at(-1)
  if (last !== undefined && last.to - last.from + ending + wanted > capacity(pages.length - 1)) {
    // A foot longer than a page can hold beside text goes on pages of its own, and so does one beside a text too short to
    // be parted: then only the ending needs room here.
    const alone = fits(last, ending, capacity(pages.length - 1))
    const least = pages.length === 1 ? demand.firstLeast : 0
    const parted = ending + COMPANY + wanted <= other || !alone ? partWith(keeps, last, least, alone) : null
    const to = parted ?? last.to
    if (to < last.to) {
      pages[pages.length - 1] = { from: last.from, to }
      pages.push({ from: to, to: last.to })
    }
  }
  const closed = pages.at(-1)
  const besideEnding = closed !== undefined && fits(closed, ending + foot, capacity(pages.length - 1))

  const plans: PagePlan[] = pages.map((page, index) => ({
    ...page,
    ending: ending > 0 && index === pages.length - 1,
    slip: false,
    footFrom: 0,
    footTo: 0,
    numbered: true,
  }))
  return withFoot(withSlip(plans, demand), demand, slip === 0 && besideEnding)
}

const fits = (page: { readonly from: number; readonly to: number }, more: number, capacity: number): boolean =>
  page.to - page.from + more <= capacity

const fill = (keeps: readonly boolean[], first: number, other: number): { from: number; to: number }[] => {
  const pages: { from: number; to: number }[] = []
  let from = 0
  while (from < keeps.length || pages.length === 0) {
    const full = from + (pages.length === 0 ? first : other)
    let to = Math.min(full, keeps.length)
    while (to < keeps.length && to - 1 > from && keeps[to - 1] === true) to -= 1
    pages.push({ from, to })
    from = to
  }
  return pages
}

/**
 * Where to part the last page so that the ending has company on the next one, `least` rows stay, and no heading stands last.
 * Where no such place is: null if the page `may` stay whole, else the least bad.
 */
const partWith = (
  keeps: readonly boolean[],
  page: { readonly from: number; readonly to: number },
  least: number,
  may: boolean,
): number | null => {
  const floor = page.from + least
  for (let to = page.to - COMPANY; to >= floor; to -= 1) if (to === page.from || keeps[to - 1] !== true) return to
  if (may) return null
  for (let to = floor; to < page.to; to += 1) if (keeps[to - 1] !== true) return to
  return Math.max(page.from, Math.min(floor, page.to - 1))
}

const blankPlan = (at: number): PagePlan => ({
  from: at,
  to: at,
  ending: false,
  slip: false,
  footFrom: 0,
  footTo: 0,
  numbered: true,
})

const withSlip = (plans: readonly PagePlan[], demand: PageDemand): readonly PagePlan[] => {
  const last = plans.at(-1)
  if (demand.slip === 0 || last === undefined) return plans
  const used = last.to - last.from + (last.ending ? demand.ending : 0)
  const fits = plans.length > 1 && used + demand.slip + demand.foot <= demand.other
  return fits ? [...plans.slice(0, -1), { ...last, slip: true }] : [...plans, { ...blankPlan(last.to), slip: true }]
}

const withFoot = (plans: readonly PagePlan[], demand: PageDemand, besideEnding: boolean): readonly PagePlan[] => {
  const last = plans.at(-1)
  if (last === undefined) return plans
  const room = besideEnding || (last.slip && demand.slip + demand.foot <= demand.other)
  const { besideLast, blank, own } = placeFoot(demand.footDemand, plans.length, room)
  if (besideLast) return [...plans.slice(0, -1), { ...last, footTo: demand.footDemand.lines }]
  const empty = { ...blankPlan(last.to), numbered: !blank }
  return [...plans, ...(blank ? [empty] : []), ...own.map(({ from, to }) => ({ ...empty, footFrom: from, footTo: to }))]
}
