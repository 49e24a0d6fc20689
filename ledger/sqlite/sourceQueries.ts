import { type SqlReader, textAt } from './driver.ts'

export type SourcePlan = { readonly source: string; readonly header: string; readonly plan: string }

/** Under which plan a table with these columns was imported last, whatever its source was called. */
export const lastPlanFor = async (db: SqlReader, headerKey: string): Promise<SourcePlan | null> => {
  const row = await db.get(
    'SELECT source, header, plan FROM source_plan WHERE header_key = ? ORDER BY at DESC, id DESC LIMIT 1',
    [headerKey],
  )
  return row === null
    ? null
    : { source: textAt(row, 'source'), header: textAt(row, 'header'), plan: textAt(row, 'plan') }
}
