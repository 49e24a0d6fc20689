import type { ImportField } from '../../shared/contract/importFields.ts'
import type { KindReason, MappingReason } from '../../shared/contract/importing.ts'
import { type ImportPlan, noRules } from '../../shared/contract/importPlan.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import { guessKind, type SheetSigns } from './guessKind.ts'
import { guessMapping, suspectColumns } from './guessMapping.ts'

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
  const asGuessed = asKind === null || asKind === guessed.kind
  const plan: ImportPlan = {
    sheet,
    kind,
    mapping,
    ignored: suspectColumns(signs.header).filter((column) => !Object.values(mapping).includes(column)),
    // Where the person named the kind every row is of it, and only the person makes exceptions.
    rules: { ...noRules, byState: asGuessed && (kind === 'newOrders' || kind === 'history') && mapping.state !== null },
  }
  return { plan, kindReasons: asGuessed ? guessed.reasons : [], mappingReasons: reasons }
}
