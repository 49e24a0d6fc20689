import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import { mostValues } from '../../shared/contract/importFields.ts'
import type { FieldValues, SheetCard, SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import type { ImportedRow } from '../../shared/contract/importRows.ts'
import { wordsOf } from './cellWords.ts'
import { channelOf } from '../../shared/matching/channelOf.ts'
import { cleanCode } from './cleanWords.ts'
import { guessKind } from './guessKind.ts'
import { suspectColumns } from './guessMapping.ts'
import { sourceNameOf } from '../../shared/matching/sourceName.ts'
import { type GuessedPlan, guessPlan } from './guessPlan.ts'
import type { HeldSheet } from './heldSheet.ts'
import { categoryFields, makeRowPlan } from './rowPlan.ts'
import { type RowReader, rowReader } from './rowReader.ts'

const PREVIEWED = 8
/** How far the preview looks for rows. */
const PREVIEW_REACH = 200
const SAMPLE = 200
const SAMPLE_IDS = 500

export const cardOf = (held: HeldSheet): SheetCard => ({
  name: held.sheet.name,
  header: [...held.sheet.header],
  headerRow: held.sheet.headerRow,
  rowCount: held.sheet.rows.length - held.sheet.emptyRows,
  emptyRows: held.sheet.emptyRows,
  kind: guessKind(held).kind,
})

/** The file that a sheet belongs to: its source is called after it until the person calls it otherwise. */
export type LookedAt = { readonly fileName: string; readonly now: number }

/** A sheet as it is guessed to be, of its own kind or of the one that the person named. */
export const guessedLook = (held: HeldSheet, index: number, asKind: ImportKind | null, file: LookedAt): SheetLook =>
  lookUnder(held, guessPlan(held, index, asKind), file)

/** A sheet under a plan that was remembered or changed. */
export const plannedLook = (held: HeldSheet, plan: ImportPlan, file: LookedAt): SheetLook =>
  lookUnder(held, { plan, kindReasons: [], mappingReasons: {} }, file)

/** Reads the rows of a sheet under a plan. Without a channel in plan or row the name of the source says it. */
export const readerFor = (held: HeldSheet, plan: ImportPlan, sourceName: string, now: number): RowReader =>
  rowReader(makeRowPlan(held.header, plan, held.dayOrder, now, channelOf(sourceName)))

const lookUnder = (held: HeldSheet, { plan, kindReasons, mappingReasons }: GuessedPlan, file: LookedAt): SheetLook => ({
  plan,
  kindReasons: [...kindReasons],
  mappingReasons,
  suspects: [...suspectColumns(held.header)],
  samples: firstCells(held).map((cells) => cells.map((cell) => wordsOf(cell).trim().slice(0, SAMPLE))),
  firstRows: firstRows(held, plan, file),
  values: valueFields.flatMap((field) => valuesUnder(held, plan, field)),
  unclearDates: (['receivedAt', 'repliedAt', 'closedAt'] as const).some((field) => {
    const column = plan.mapping[field]
    return column !== null && held.isUnclear(column)
  }),
  sampleIds: sampleIds(held, plan.mapping.sourceId),
})

const valueFields = ['state', 'channel', 'town', 'category', 'unit'] as const

const valuesUnder = (
  held: HeldSheet,
  plan: ImportPlan,
  field: (typeof valueFields)[number],
): readonly FieldValues[] => {
  const columns = columnsOf(plan, field)
  const [first] = columns
  if (first === undefined) return []
  const found = columns.length === 1 ? held.valuesOf(first) : held.pathsOf(columns)
  const values = found.filter(([value]) => field === 'state' || value !== '')
  const listed = values.filter(([value]) => value.length <= 500).slice(0, mostValues)
  return [{ field, values: listed.map(([value, count]) => [value, count]), more: values.length - listed.length }]
}

const columnsOf = ({ mapping }: ImportPlan, field: (typeof valueFields)[number]): readonly number[] =>
  (field === 'category' ? categoryFields : [field]).map((one) => mapping[one]).filter((column) => column !== null)

const firstCells = (held: HeldSheet) =>
  held.sheet.rows
    .slice(0, PREVIEW_REACH)
    .filter((cells) => cells.length > 0)
    .slice(0, PREVIEWED)

/** Rows that can be taken come before refused ones, which show what would go wrong only where nothing goes right. */
const firstRows = (held: HeldSheet, plan: ImportPlan, { fileName, now }: LookedAt): ImportedRow[] => {
  const read = readerFor(held, plan, sourceNameOf(fileName), now)
  const good: ImportedRow[] = []
  const refused: ImportedRow[] = []
  for (const [index, cells] of held.sheet.rows.slice(0, PREVIEW_REACH).entries()) {
    if (cells.length === 0) continue
    const row = read(held.sheet.firstRowNumber + index, cells)
    if (row.kind === 'refused') refused.push(row)
    else good.push(row)
    if (good.length === PREVIEWED) break
  }
  return (good.length > 0 ? good : refused).slice(0, PREVIEWED)
}

const sampleIds = (held: HeldSheet, column: number | null): string[] => {
  if (column === null) return []
  const ids = held.sheet.rows.slice(0, 2 * SAMPLE_IDS).map((cells) => cleanCode(wordsOf(cells[column])))
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, SAMPLE_IDS)
}
