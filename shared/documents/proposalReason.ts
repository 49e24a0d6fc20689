import type { ProposalReason } from '../domain/supervision/proposals.ts'
import { paperWords } from './paperWords.ts'

/** Why a step was proposed, as the paper says it: 超期3个工作日，催办后5个工作日未答复. */
export const proposalReason = (reasons: readonly ProposalReason[]): string => reasons.map(clause).join('，')

/**
 * The same for a paper about several: one clause where it holds for all, else each with the numbers it is about. '' where
 * all are only late: the paper's list says of each how long.
 */
export const joinedReason = (all: readonly ReasonOf[]): string => {
  if (all.every(({ reasons }) => reasons.every(({ code }) => code === 'overdue'))) return ''
  const numbers = new Map<string, string[]>()
  for (const { reasons, orders } of all) {
    const said = proposalReason(reasons)
    numbers.set(said, [...(numbers.get(said) ?? []), ...orders])
  }
  const [only, ...others] = numbers.keys()
  if (only !== undefined && others.length === 0) return `上述事项${only}`
  return [...numbers].map(([said, of]) => `编号${of.join('、')}${said}`).join('；')
}
type ReasonOf = { readonly reasons: readonly ProposalReason[]; readonly orders: readonly string[] }

const clause = (reason: ProposalReason): string => {
  switch (reason.code) {
    case 'overdue':
      return `已超期${reason.days}个工作日`
    case 'unsatisfied':
      return `经回访${reason.times}次不满意`
    case 'returned':
      return `已退单${reason.times}次`
    case 'reworked':
      return `已重办${reason.times}次`
    case 'instructed':
      return '有领导批示'
    case 'noReply':
      return `${paperWords[reason.after].act}后${reason.days}个工作日未答复`
    case 'noReceipt':
      return `${paperWords[reason.after].act}后${reason.days}个工作日未回执`
    case 'replyRejected':
      return `${paperWords[reason.after].act}后的答复未获认可`
    case 'replyAccepted':
      return '答复已获认可'
    case 'delivered':
      return '事项已全部办结'
  }
}
