import type { Bridge } from '../../shared/contract/bridge.ts'
import type { DeskFailure, DeskVerbs } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Toasts } from './toasts.ts'

/** Files beside an order: the shell lets the person pick one, the store keeps it; the page never learns where it lies. */
export type OrderFiles = {
  /** Asks for a file and adds it; nothing happens when the person picks none. */
  readonly attach: (row: RowId) => Promise<void>
  readonly open: (row: RowId, hash: string) => Promise<void>
}

export const createOrderFiles = (
  bridge: Bridge,
  verbs: DeskVerbs,
  toasts: Toasts,
  explain: (failure: DeskFailure) => { readonly message: string; readonly detail: string },
): OrderFiles => ({
  attach: async (row) => {
    const chosen = await bridge.chooseAttachment({})
    if (chosen === null) return
    const answer = await verbs.attachPicked({ row, picked: chosen.picked })
    if (answer.ok) toasts.say({ kind: 'attached', name: chosen.fileName })
    else toasts.say({ kind: 'failed', ...explain(answer.error) })
  },
  open: async (row, hash) => {
    const answer = await verbs.openAttachment({ row, hash })
    if (!answer.ok) toasts.say({ kind: 'failed', ...explain(answer.error) })
  },
})
