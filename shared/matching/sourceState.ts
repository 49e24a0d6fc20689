import type { ImportPlan } from '../contract/importPlan.ts'

/** Whether the source is through with an order, by its own word for the order's state: 已办结, Closed (Duplicate). */
export const isClosedState = (state: string): boolean => closed.test(state) && !open.test(state)

export const stateKind = (state: string): 'newOrders' | 'history' => (isClosedState(state) ? 'history' : 'newOrders')

/** What a row of orders is by its state: as the person decided for that state, else by its word or the table's kind. */
export const orderKindOf = (
  state: string,
  decided: ReadonlyMap<string, 'newOrders' | 'history'>,
  { kind, rules }: Pick<ImportPlan, 'kind' | 'rules'>,
): 'newOrders' | 'history' =>
  decided.get(state) ?? (rules.byState ? stateKind(state) : kind === 'history' ? 'history' : 'newOrders')

const closed =
  /办结|结案|办理完|处理完|已完成|已解决|归档|销号|已关闭|关闭|已答复|已回复|已评价|完结|closed|resolved|completed?|fixed|archived|done|cancell?ed/iu
const open = /未|待|不|尚|非|重新|reopen|re-open|\bnot\b|\bun|incomplete/iu
