import * as z from 'zod'
import { layoutColumns } from '../views/columnOrder.ts'

const width = z.int().min(32).max(1200)

/** What differs from the usual: an empty layout is the usual one. */
export const columnLayout = z.object({
  /** All columns that were there when it was made; those that are not named stand where they usually do. */
  order: z.array(z.enum(layoutColumns)).max(layoutColumns.length),
  hidden: z.array(z.enum(layoutColumns)).max(layoutColumns.length),
  pinned: z.array(z.enum(layoutColumns)).max(layoutColumns.length),
  widths: z.partialRecord(z.enum(layoutColumns), width),
})
export type ColumnLayout = z.infer<typeof columnLayout>
