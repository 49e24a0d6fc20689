import { chinaDate, fromChina, type Instant } from '../../../shared/kernel/chinaTime.ts'

/** `2026-11-24` -> its midnight in Shanghai; null for what is no day. */
export const readDay = (typed: string): Instant | null => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const at = fromChina(year, month, day)
  const back = chinaDate(at)
  return at >= 0 && back.year === year && back.month === month && back.day === day ? at : null
}
