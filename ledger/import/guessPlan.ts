import { type ImportField, mostValues } from '../../shared/contract/importFields.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import type { KindReason, MappingReason } from '../../shared/contract/importing.ts'
import { type ImportPlan, type ImportRules, noRules } from '../../shared/contract/importPlan.ts'
import { channelOf } from './channelOf.ts'
import { guessKind, type SheetSigns } from './guessKind.ts'
import { guessMapping, suspectColumns } from './guessMapping.ts'
import { isClosedState } from './sourceState.ts'

export type GuessedPlan = {
  readonly plan: ImportPlan
  readonly kindReasons: readonly KindReason[]
  readonly mappingReasons: Partial<Record<ImportField, MappingReason>>
}

/** The whole plan that a sheet suggests, of its own kind or of the one that the person named. */
export const guessPlan = (signs: SheetSigns, sheet: number, asKind: ImportKind | null): GuessedPlan => {
  const guessed = guessKind(signs)
  const kind = asKind ?? guessed.kind
  const { mapping, reasons } = guessMapping(signs.header, kind, signs.isEmpty)
  const plan: ImportPlan = {
    sheet,
    kind,
    mapping,
    ignored: suspectColumns(signs.header).filter((column) => !Object.values(mapping).includes(column)),
    rules: noRules,
  }
  const asGuessed = asKind === null || asKind === guessed.kind
  return {
    plan: completeRules(plan, signs, asGuessed),
    kindReasons: asGuessed ? guessed.reasons : [],
    mappingReasons: reasons,
  }
}

/**
 * States and channels that the rules do not list yet are listed with what their words suggest, so that the person sees each
 * once: a source that is known may bring new ones every month. Where the person named the kind (`byState` is false), every
 * state gets that kind, and only the person makes exceptions.
 */
export const completeRules = (plan: ImportPlan, signs: SheetSigns, byState: boolean): ImportPlan => {
  const { kind, rules, mapping } = plan
  if (kind === 'categories' || kind === 'units' || kind === 'persons') return plan
  const states = freshValues(signs, mapping.state, rules.states).map((value): ImportRules['states'][number] => [
    value,
    stateKind(value, kind, byState),
  ])
  const channels =
    kind === 'updates'
      ? []
      : freshValues(signs, mapping.channel, rules.channels)
          .filter((value) => value !== '')
          .map((value): ImportRules['channels'][number] => [value, channelOf(value)])
  return {
    ...plan,
    rules: {
      ...rules,
      states: [...rules.states, ...states].slice(0, mostValues),
      channels: [...rules.channels, ...channels].slice(0, mostValues),
    },
  }
}

const stateKind = (state: string, kind: ImportKind, byState: boolean): 'newOrders' | 'history' => {
  if (!byState && (kind === 'newOrders' || kind === 'history')) return kind
  return isClosedState(state) ? 'history' : 'newOrders'
}

const freshValues = (
  signs: SheetSigns,
  column: number | null,
  listed: readonly (readonly [string, unknown])[],
): readonly string[] => {
  if (column === null) return []
  const known = new Set(listed.map(([value]) => value))
  return signs
    .valuesOf(column)
    .map(([value]) => value)
    .filter((value) => !known.has(value) && value.length <= 500)
}
