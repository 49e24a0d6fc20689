import type { SupervisionId } from '../../kernel/ids.ts'
import type { Rung } from '../supervision/ladder.ts'

/** The open case that the order stands in, and the rung that holds for it there. */
export type OrderSupervision = { readonly id: SupervisionId; readonly rung: Rung }

export type SupervisedEventBody =
  /** Version 1 knew the notice alone. */
  | {
      readonly type: 'OrderSupervised'
      readonly v: 1
      readonly data: { readonly supervision: SupervisionId; readonly number: string }
    }
  | {
      readonly type: 'OrderSupervised'
      readonly v: 2
      /** `number`: of the paper; '' for a reminder by word of mouth. */
      readonly data: { readonly supervision: SupervisionId; readonly number: string; readonly rung: Rung }
    }
  /** A paper was taken back or the case ended: the rung that remains, null for none. */
  | {
      readonly type: 'OrderSupervisionLowered'
      readonly v: 1
      readonly data: { readonly supervision: SupervisionId; readonly rung: Rung | null }
    }

type Supervised = {
  readonly supervisions: readonly SupervisionId[]
  readonly supervision: OrderSupervision | null
  readonly lifecycle: number
}

/** Being supervised, and no longer being so, are steps of the order's life. */
export const evolveSupervised = <State extends Supervised>(state: State, event: SupervisedEventBody): State => {
  const lifecycle = state.lifecycle + 1
  const { supervision: id } = event.data
  if (event.type === 'OrderSupervisionLowered') {
    const { rung } = event.data
    const supervision = rung === null ? null : { id, rung }
    return { ...state, lifecycle, supervision: state.supervision?.id === id ? supervision : state.supervision }
  }
  const rung = event.v === 1 ? 'notice' : event.data.rung
  const known = state.supervisions.includes(id)
  return {
    ...state,
    lifecycle,
    supervisions: known ? state.supervisions : [...state.supervisions, id],
    supervision: { id, rung },
  }
}
