import type { ProposalReason } from '../domain/supervision/proposals.ts'
import { paperWords } from './paperWords.ts'

/** Why a step was proposed, as the paper says it: 超期3个工作日，催办后5个工作日未答复. */
export const proposalReason = (reasons: readonly ProposalReason[]): string => reasons.map(clause).join('，')

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
