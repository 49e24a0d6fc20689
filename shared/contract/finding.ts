import * as z from 'zod'
import { searchLimit } from '../views/viewLimits.ts'
import type { Row } from './views.ts'

/** So many orders at most: a list to choose from, not a view. */
export const mostFound = 8

export const findRequests = {
  /** Orders that the typed words find, the newest first, beside whatever view is open. */
  findOrders: z.object({ typed: z.string().trim().min(1).max(searchLimit) }),
} as const

export type FindReplies = { readonly findOrders: { readonly rows: readonly Row[] } }
