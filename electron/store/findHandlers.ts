import { searchHits } from '../../ledger/search/searchHits.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { type FindReplies, mostFound } from '../../shared/contract/finding.ts'
import { ok } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './portServer.ts'
import { unlessCancelled } from './viewHandlers.ts'

/** Orders for the command palette. Row numbers are given in the order of arrival, so the last ones are the newest. */
export const findHandlers = (desk: Desk): Pick<Handlers, keyof FindReplies> => ({
  findOrders: ({ typed }) =>
    unlessCancelled(
      (async () => {
        const hits = await searchHits(desk.lists, typed)
        return ok({ rows: await rowsById(desk.blocks, Array.from(hits.slice(-mostFound)).reverse()) })
      })(),
    ),
})
