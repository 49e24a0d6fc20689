import type { RefusedOrder } from '../../shared/contract/desk.ts'
import type { OrderActType } from '../../shared/contract/orderActs.ts'
import { createSource, type Source } from '../store/source.ts'

/** What a gesture that can be taken back did. `said` is already in words: how a long act ended. */
export type DoneBody =
  | { readonly kind: 'dispatched'; readonly count: number; readonly redispatched: number; readonly unit: string }
  | { readonly kind: 'accepted' | 'declined'; readonly count: number }
  | { readonly kind: 'acted'; readonly act: OrderActType; readonly count: number }
  | { readonly kind: 'said'; readonly message: string }

/** What a toast says; the words are made where it is shown, so that it follows the language. */
export type ToastBody =
  | DoneBody
  | { readonly kind: 'undone' | 'redone'; readonly count: number }
  | { readonly kind: 'attached'; readonly name: string }
  | {
      readonly kind:
        | 'reported'
        | 'corrected'
        | 'nothingToUndo'
        | 'nothingToRedo'
        | 'storeRestarted'
        | 'secondInstance'
        | 'notAFile'
    }
  /** Already in words: a failure with its next step. */
  | { readonly kind: 'failed'; readonly message: string; readonly detail: string }

export type Toast = {
  readonly id: number
  readonly body: ToastBody
  /** The gesture that can be taken back from here. */
  readonly undoes: string | null
  /** The gesture of undoing that can be taken back from here: what it took back is done again. */
  readonly redoes: string | null
  readonly refused: readonly RefusedOrder[]
  /** A file that was saved, to be shown in its folder. */
  readonly file: string | null
}

export type Toasts = {
  readonly shown: Source<readonly Toast[]>
  readonly say: (body: ToastBody, more?: Partial<Pick<Toast, 'undoes' | 'redoes' | 'refused' | 'file'>>) => void
  readonly dismiss: (id: number) => void
  /** Another screen: what was said is about what stood on the one before. The undo of Ctrl Z stays. */
  readonly leave: () => void
}

/** More would cover the list. */
const mostShown = 3

export const createToasts = (): Toasts => {
  const shown = createSource<readonly Toast[]>([])
  let last = 0
  return {
    shown,
    say: (body, { undoes = null, redoes = null, refused = [], file = null } = {}) => {
      last += 1
      shown.set([...shown.get(), { id: last, body, undoes, redoes, refused, file }].slice(-mostShown))
    },
    dismiss: (id) => shown.set(shown.get().filter((toast) => toast.id !== id)),
    leave: () => shown.set([]),
  }
}
