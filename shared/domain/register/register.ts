import type { SupervisionId } from '../../kernel/ids.ts'

/**
 * `register/supervision-2026`: the numbers of one kind of document in one year, 1, 2, 3 ... without a gap.
 * A number leaves here only together with the document that it was given to, in one entry.
 */
export type RegisterState = { readonly last: number }

export type RegisterEventBody = {
  readonly type: 'NumberGiven'
  readonly v: 1
  readonly data: { readonly n: number; readonly document: SupervisionId }
}

export const emptyRegister: RegisterState = { last: 0 }
export const evolveRegister = (event: RegisterEventBody): RegisterState => ({ last: event.data.n })
