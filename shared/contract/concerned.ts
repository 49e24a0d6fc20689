import * as z from 'zod'
import type { RowId } from '../kernel/ids.ts'
import { selection } from './views.ts'

/** Orders in the hand that complain about a unit: it gets them only by a chief's stated decision. */
export const concernedRequests = { concernedUnits: z.object({ target: selection }) } as const

export type ConcernedUnit = { readonly unit: RowId; readonly orders: number }
export type ConcernedReplies = { readonly concernedUnits: readonly ConcernedUnit[] }
