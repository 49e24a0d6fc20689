import { err, ok } from '../../shared/kernel/result.ts'
import { type ReadRow, readCourse } from './readOrderRow.ts'
import { codeIn, extraOf, type RowPlan, refusalAt } from './rowPlan.ts'
import type { Cell } from './table.ts'

/** News of the source about an order that is known by its source id. */
export const readUpdateRow = (plan: RowPlan, cells: readonly Cell[]): ReadRow => {
  const sourceId = codeIn(plan, cells, 'sourceId')
  if (sourceId === '') return err(refusalAt(plan, cells, 'no-source-id', 'sourceId'))
  const extra = extraOf(plan, cells)
  const course = readCourse(plan, cells, extra)
  if (course.state === '' && course.reply === '') return err(refusalAt(plan, cells, 'nothing-new', null))
  return ok({ kind: 'updates', update: { sourceId, ...course, extra } })
}
