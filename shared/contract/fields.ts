import * as z from 'zod'
import type { RowId } from '../kernel/ids.ts'

/** Fields that requests of every topic are made of. Instants are UTC ms; row ids are the device's own integers. */
export const rowId = z
  .int()
  .positive()
  .transform((value) => value as RowId)
export const instant = z.int().min(0).max(8_640_000_000_000_000)
export const line = z.string().max(500)
export const text = z.string().max(200_000)
/** SHA-256 in hex: what a file beside an order is called. */
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/)
