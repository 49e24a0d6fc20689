import * as z from 'zod'
import type { CategoryLevel } from '../domain/catalogue/category.ts'
import { type ClosingRule, closingRules } from '../domain/catalogue/route.ts'
import type { UnitContact } from '../domain/unit/unitContacts.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { Made } from './desk.ts'
import { instant, line, rowId, text } from './fields.ts'

/** Categories, towns, the dispatch catalogue: what the window asks about them. */
const words = z.object({ name: line, aliases: z.array(line).max(100) })

export const catalogueRequests = {
  /** All of it at once: some hundred rows, kept by the window until the news says that they changed. */
  catalogue: z.object({}),
  addCategory: words.extend({ parent: rowId.nullable() }),
  changeCategory: words.extend({ category: rowId, parent: rowId.nullable() }),
  retireCategory: z.object({ category: rowId }),
  restoreCategory: z.object({ category: rowId }),
  addTown: words,
  changeTown: words.extend({ town: rowId }),
  retireTown: z.object({ town: rowId }),
  restoreTown: z.object({ town: rowId }),
  setRoute: z.object({
    category: rowId,
    lead: rowId,
    supporting: z.array(rowId).max(50),
    closing: z.enum(closingRules),
    from: instant,
    until: instant.nullable(),
    basis: text,
  }),
  /** Ended where it begins, a period is withdrawn. */
  endRoute: z.object({ category: rowId, from: instant, until: instant }),
} as const

export type CategoryCard = {
  readonly row: RowId
  readonly parent: RowId | null
  readonly level: CategoryLevel
  readonly name: string
  readonly aliases: readonly string[]
  /** First letters of the name's pinyin. */
  readonly initials: string
  readonly retired: boolean
}
export type TownCard = {
  readonly row: RowId
  readonly name: string
  readonly aliases: readonly string[]
  readonly initials: string
  readonly retired: boolean
}
export type RouteCard = {
  readonly category: RowId
  readonly lead: RowId
  readonly supporting: readonly RowId[]
  readonly closing: ClosingRule
  readonly from: Instant
  readonly until: Instant | null
  readonly basis: string
}
/** What a lane does not show of its unit. */
export type UnitDetailsCard = {
  readonly unit: RowId
  readonly duties: string
  readonly contacts: readonly UnitContact[]
  readonly aliases: readonly string[]
}
export type Catalogue = {
  /** In the order in which they were added. */
  readonly categories: readonly CategoryCard[]
  readonly towns: readonly TownCard[]
  readonly routes: readonly RouteCard[]
  readonly units: readonly UnitDetailsCard[]
}

export type CatalogueReplies = {
  readonly catalogue: Catalogue
  readonly addCategory: Made
  readonly changeCategory: Made
  readonly retireCategory: Made
  readonly restoreCategory: Made
  readonly addTown: Made
  readonly changeTown: Made
  readonly retireTown: Made
  readonly restoreTown: Made
  readonly setRoute: Made
  readonly endRoute: Made
}
