import { type CountedLimit, isLimit, type LimitKind } from '../../../shared/calendar/limit.ts'
import { isPaperLimit } from '../../../shared/domain/limits/decideLimits.ts'
import {
  type GivenLimits,
  isUnreachableRule,
  type LimitMatch,
  type LimitName,
  type LimitOverride,
  type LimitsState,
  limitNames,
  type PaperLimits,
  paperLimitNames,
} from '../../../shared/domain/limits/limits.ts'
import { type Urgency, urgencies } from '../../../shared/domain/order/orderState.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'

/** The limits as they stand in inputs. */
export type LimitsDraft = {
  readonly byUrgency: Readonly<Record<Urgency, Readonly<Record<LimitName, LimitForm>>>>
  readonly overrides: readonly OverrideForm[]
  readonly unreachable: { readonly calls: string; readonly days: string }
  readonly papers: Readonly<Record<keyof PaperLimits, string>>
}
export type LimitForm = { readonly kind: LimitKind; readonly amount: string }
/** One exception and one limit a line: lines about the same orders become one exception. */
export type OverrideForm = LimitMatch<RowId> & { readonly name: LimitName; readonly limit: LimitForm }

export const draftOf = ({ byUrgency, overrides, papers, unreachable }: LimitsState<RowId>): LimitsDraft => ({
  byUrgency: mapped(urgencies, (urgency) => mapped(limitNames, (name) => form(byUrgency[urgency][name]))),
  overrides: overrides.flatMap(({ category, channel, urgency, limits }) =>
    limitNames.flatMap((name) => {
      const limit = limits[name]
      return limit === undefined ? [] : [{ category, channel, urgency, name, limit: form(limit) }]
    }),
  ),
  papers: mapped(paperLimitNames, (name) => String(papers[name])),
  unreachable: { calls: String(unreachable.calls), days: String(unreachable.days) },
})

export type LimitsProblem = 'limit' | 'paper' | 'unreachable' | 'nothing-named' | 'twice'

/** What is sent, or the first line that is wrong; -1 for the table, -2 for what comes after the exceptions. */
export const limitsOfDraft = (
  draft: LimitsDraft,
):
  | { readonly ok: true; readonly limits: GivenLimits<RowId> }
  | { readonly ok: false; readonly problem: LimitsProblem; readonly line: number } => {
  const wrong = urgencies.some((urgency) => limitNames.some((name) => !isFilled(draft.byUrgency[urgency][name])))
  if (wrong) return { ok: false, problem: 'limit', line: -1 }
  const byUrgency = mapped(urgencies, (urgency) =>
    mapped(limitNames, (name): CountedLimit => limitOf(draft.byUrgency[urgency][name])),
  )
  const papers = mapped(paperLimitNames, (name) => numberIn(draft.papers[name]))
  if (!paperLimitNames.every((name) => isPaperLimit(papers[name]))) return { ok: false, problem: 'paper', line: -1 }
  const found = new Map<string, LimitMatch<RowId> & { limits: Partial<Record<LimitName, CountedLimit>> }>()
  for (const [line, { category, channel, urgency, name, limit }] of draft.overrides.entries()) {
    if (!isFilled(limit)) return { ok: false, problem: 'limit', line }
    if (category === null && channel === null && urgency === null) return { ok: false, problem: 'nothing-named', line }
    const key = JSON.stringify([category, channel, urgency])
    const one = found.get(key) ?? { category, channel, urgency, limits: {} }
    if (one.limits[name] !== undefined) return { ok: false, problem: 'twice', line }
    one.limits[name] = limitOf(limit)
    found.set(key, one)
  }
  const unreachable = { calls: numberIn(draft.unreachable.calls), days: numberIn(draft.unreachable.days) }
  if (!isUnreachableRule(unreachable)) return { ok: false, problem: 'unreachable', line: -2 }
  const overrides = [...found.values()] satisfies LimitOverride<RowId>[]
  return { ok: true, limits: { byUrgency, overrides, papers, unreachable } }
}

export const limitOf = ({ kind, amount }: LimitForm): CountedLimit => ({ kind, amount: numberIn(amount) })

/** 0, which no limit is, for anything but figures. */
export const numberIn = (typed: string): number => (/^\d{1,6}$/u.test(typed.trim()) ? Number(typed.trim()) : 0)

export const isFilled = (limit: LimitForm): boolean => isLimit(limitOf(limit))

export const emptyOverride: OverrideForm = {
  category: null,
  channel: null,
  urgency: null,
  name: 'delivery',
  limit: { kind: 'workingDays', amount: '' },
}

export const withLimit = (draft: LimitsDraft, urgency: Urgency, name: LimitName, limit: LimitForm): LimitsDraft => ({
  ...draft,
  byUrgency: { ...draft.byUrgency, [urgency]: { ...draft.byUrgency[urgency], [name]: limit } },
})

const form = ({ kind, amount }: CountedLimit): LimitForm => ({ kind, amount: String(amount) })

const mapped = <Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Readonly<Record<Key, Value>> => Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>
