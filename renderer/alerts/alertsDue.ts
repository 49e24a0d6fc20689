import { dayNumber, type Instant, MINUTE, startOfDayNumber } from '../../shared/kernel/chinaTime.ts'
import type { Overview } from '../../shared/contract/desk.ts'
import { type AlertSettings, type CountedKind, countedKinds } from './alertSettings.ts'

/** How many there were when somebody last looked, or was last told. */
export type ToldCounts = Readonly<Record<CountedKind, number>>
/** `more`: how many came since; `count`: how many there are. */
export type Alert = { readonly kind: CountedKind; readonly count: number; readonly more: number }

export const countsOf = ({ inboxes }: Pick<Overview, 'inboxes'>): ToldCounts =>
  Object.fromEntries(countedKinds.map((kind) => [kind, inboxes[kind]])) as Record<CountedKind, number>

/** From `from` up to, not including, `until`, over midnight where it lies before; the same minute twice is no time at all. */
export const isQuiet = ({ on, from, until }: AlertSettings['quiet'], now: Instant): boolean => {
  if (!on || from === until) return false
  const minute = Math.floor((now - startOfDayNumber(dayNumber(now))) / MINUTE)
  return from < until ? minute >= from && minute < until : minute >= from || minute < until
}

/**
 * What is told now. Before somebody's eyes nothing is: they see it. In quiet hours nothing is either, and what came meanwhile is
 * told once they are over. What was dealt with since is not told as new when it comes again to the same number.
 */
export const alertsDue = (
  told: ToldCounts,
  counts: ToldCounts,
  { seen, quiet, tell }: { readonly seen: boolean; readonly quiet: boolean; readonly tell: AlertSettings['tell'] },
): { readonly told: ToldCounts; readonly alerts: readonly Alert[] } => {
  if (seen) return { told: counts, alerts: [] }
  const least = Object.fromEntries(countedKinds.map((kind) => [kind, Math.min(told[kind], counts[kind])])) as Record<
    CountedKind,
    number
  >
  if (quiet) return { told: least, alerts: [] }
  const alerts = countedKinds
    .filter((kind) => tell[kind] && counts[kind] > least[kind])
    .map((kind): Alert => ({ kind, count: counts[kind], more: counts[kind] - least[kind] }))
  return { told: counts, alerts }
}
