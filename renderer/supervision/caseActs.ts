import type { CaseDetail, CaseStepDetail } from '../../shared/contract/supervision.ts'
import type { CommandType } from '../../shared/domain/command.ts'
import { type PaperKind, rungAbove } from '../../shared/domain/supervision/ladder.ts'
import type { Text } from '../../shared/text/zhCN.ts'

/** What can be done with a case now, the most likely first. `key` is '' where the act has none. */
export type CaseAct = { readonly label: string; readonly key: string } & (
  | { readonly kind: 'paper'; readonly paper: PaperKind }
  | { readonly kind: 'open'; readonly step: number }
  | { readonly kind: 'check'; readonly step: number }
  | { readonly kind: 'serve' | 'receipt' | 'reply' | 'accept' | 'reject' | 'void'; readonly step: number }
  | { readonly kind: 'remind' | 'end' }
)

export const caseActs = (detail: CaseDetail, text: Text): readonly CaseAct[] => {
  const words = text.supervision.detail
  const { card, steps, settled } = detail
  const last = steps.findLast((step) => step.status === 'signedOff' || step.status === 'spoken')
  const draft = steps.find(({ status }) => status === 'drafted')
  const outside = last === undefined ? [] : courseActs(last, text)
  if (card.status === 'ended') {
    // A delisting is served and received after it ended its case.
    return last?.kind === 'delisting' ? outside.filter(({ kind }) => kind === 'serve' || kind === 'receipt') : []
  }
  const acts: CaseAct[] = []
  if (draft !== undefined) {
    acts.push({ kind: 'open', step: draft.step, label: words.acts.sign, key: 'G' })
    if (draft.checkedAt === null) acts.push({ kind: 'check', step: draft.step, label: words.acts.check, key: 'K' })
  }
  acts.push(...outside)
  const delist: CaseAct = { kind: 'paper', paper: 'delisting', label: words.acts.delist, key: 'D' }
  if (draft === undefined && card.rung === 'listing' && settled !== null) acts.unshift(delist)
  const above = rungAbove(card.rung)
  if (draft === undefined && above !== null && card.rung !== null) {
    const climb: CaseAct = { kind: 'paper', paper: above, label: words.climb[above] ?? '', key: 'U' }
    if (last?.replies.at(-1)?.verdict === 'rejected') acts.unshift(climb)
    else acts.push(climb)
  }
  if (card.rung === 'reminder') acts.push({ kind: 'remind', label: words.acts.remind, key: 'T' })
  if (card.status === 'open' && card.rung !== 'listing') acts.push({ kind: 'end', label: words.acts.end, key: 'E' })
  const voidable = draft ?? (last?.status === 'signedOff' && last.service === null ? last : undefined)
  if (voidable !== undefined) acts.push({ kind: 'void', step: voidable.step, label: words.acts.void, key: '' })
  return acts
}

const courseActs = (
  { step, kind, status, service, receipt, replies }: CaseStepDetail,
  text: Text,
): readonly CaseAct[] => {
  const words = text.supervision.detail.acts
  if (service === null) return [{ kind: 'serve', step, label: words.serve, key: 'S' }]
  const reply = replies.at(-1)
  if (reply?.verdict === 'waiting')
    return [
      { kind: 'accept', step, label: words.accept, key: 'A' },
      { kind: 'reject', step, label: words.reject, key: 'J' },
    ]
  const acts: CaseAct[] = []
  if (status === 'signedOff' && receipt === null) acts.push({ kind: 'receipt', step, label: words.receipt, key: 'R' })
  if (kind !== 'delisting' && reply?.verdict !== 'accepted')
    acts.push({ kind: 'reply', step, label: words.reply, key: 'P' })
  return acts
}

/** The command that an act leads to, by which its role is known beforehand. */
export const commandOf: Readonly<Record<CaseAct['kind'], CommandType>> = {
  paper: 'draftNotice',
  open: 'signOffNotice',
  check: 'checkNotice',
  serve: 'serveNotice',
  receipt: 'recordReceipt',
  reply: 'recordReply',
  accept: 'judgeReply',
  reject: 'judgeReply',
  void: 'voidNotice',
  remind: 'remindUnit',
  end: 'endSupervision',
}
