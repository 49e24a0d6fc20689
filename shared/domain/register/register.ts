import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, SupervisionId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'

/**
 * `register/supervision-2026`, `register/archive-2026`: the numbers of one kind of document in one year, 1, 2, 3 ... without a gap.
 * A number leaves here only together with the document that it was given to, in one entry.
 */
export type RegisterState = {
  readonly last: number
  /** Numbers of documents that were taken back; each stays in the register with its reason and is never given again. */
  readonly voided: readonly number[]
}

export type RegisterEventBody =
  | {
      readonly type: 'NumberGiven'
      readonly v: 1
      readonly data: { readonly n: number; readonly document: SupervisionId }
    }
  | {
      readonly type: 'NumberVoided'
      readonly v: 1
      readonly data: { readonly n: number; readonly document: SupervisionId; readonly voidedAt: Instant }
    }
  | {
      readonly type: 'ArchiveNumberGiven'
      readonly v: 1
      readonly data: { readonly n: number; readonly order: OrderId }
    }
  /** The close was taken back: its number stays void. */
  | {
      readonly type: 'ArchiveNumberVoided'
      readonly v: 1
      readonly data: { readonly n: number; readonly order: OrderId }
    }
  | {
      readonly type: 'PaperNumberGiven'
      readonly v: 1
      readonly data: { readonly n: number; readonly order: OrderId }
    }
  | {
      readonly type: 'PaperNumberVoided'
      readonly v: 1
      readonly data: { readonly n: number; readonly order: OrderId; readonly voidedAt: Instant }
    }

export const emptyRegister: RegisterState = { last: 0, voided: [] }

export const evolveRegister = (state: RegisterState, event: RegisterEventBody): RegisterState => {
  switch (event.type) {
    case 'NumberGiven':
    case 'ArchiveNumberGiven':
    case 'PaperNumberGiven':
      return { ...state, last: event.data.n }
    case 'NumberVoided':
    case 'ArchiveNumberVoided':
    case 'PaperNumberVoided':
      return { ...state, voided: [...state.voided, event.data.n] }
    default:
      return unreachable(event)
  }
}
