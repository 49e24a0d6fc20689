import * as z from 'zod'
import type { RowId } from '../kernel/ids.ts'
import { rowId } from './fields.ts'
import { selection } from './views.ts'

/** What the dispatch catalogue says otherwise about orders that are to go to a unit: a question to the person, no refusal. */
export const outsideCatalogueRequests = {
  outsideCatalogue: z.object({ target: selection, lead: rowId }),
} as const

/** Orders of one category, by the words that stand in the list, and the unit that the catalogue gives them to. */
export type OutsideCatalogue = { readonly category: string; readonly unit: RowId; readonly orders: number }
export type OutsideCatalogueReplies = { readonly outsideCatalogue: readonly OutsideCatalogue[] }
