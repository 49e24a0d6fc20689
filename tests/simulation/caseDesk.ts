import type { ServiceWay } from '../../shared/domain/document/course.ts'
import { supervisionStream } from '../../shared/domain/streams.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, SupervisionId, UnitId } from '../../shared/kernel/ids.ts'
import { housing, newRuleDesk, notice, order, otherOrder, type RuleDesk, today } from './builders.ts'

/** The acts on one case, with two dispatched orders of one unit behind it. */
export class CaseDesk {
  readonly rules: RuleDesk
  readonly id: SupervisionId

  constructor(rules: RuleDesk = twoDispatched(), id: SupervisionId = notice) {
    this.rules = rules
    this.id = id
  }

  get state() {
    return this.rules.notice(this.id)
  }

  get steps(): number {
    return this.state.steps.length
  }

  draft(kind: PaperKind, orders: readonly OrderId[] = [order], unit: UnitId = housing) {
    return this.rules.draft({ kind, orders, unit, words: { conditions: '电梯恢复运行满三日' } }, this.id)
  }

  sign(step = this.steps, now = today) {
    return this.rules.signOff(this.id, now, step)
  }

  /** Drafted, signed and served in one go. */
  issue(kind: PaperKind, orders: readonly OrderId[] = [order]) {
    const drafted = this.draft(kind, orders)
    if (!drafted.ok) return drafted
    const signed = this.sign()
    if (!signed.ok) return signed
    return this.serve()
  }

  remind(orders: readonly OrderId[] = [order], remindedAt = today, dueAt = today + 6 * DAY, unit: UnitId = housing) {
    const words = { unitName: '市住建局', to: '李科长', note: '请抓紧' }
    const body = { unit, orders, cause: 'overdue', remindedAt, dueAt, proposal: null, words } as const
    return this.rules.act(supervisionStream(this.id), { type: 'remindUnit', body })
  }

  check(step = this.steps) {
    return this.rules.act(supervisionStream(this.id), { type: 'checkNotice', body: { step } })
  }

  void(reason = '主送单位写错', step = this.steps, now = today) {
    return this.rules.act(supervisionStream(this.id), { type: 'voidNotice', body: { step, reason } }, { now })
  }

  serve(step = this.steps, servedAt = today, how: ServiceWay = 'person', now = today) {
    const body = { step, how, servedAt, receiptDueAt: servedAt + DAY, to: '收发室' }
    return this.rules.act(supervisionStream(this.id), { type: 'serveNotice', body }, { now })
  }

  receipt(step = this.steps, receivedAt = today) {
    const words = { signedBy: '张三', measures: '已派维修', phone: '' }
    const body = { step, receivedAt, promisedAt: null, words }
    return this.rules.act(supervisionStream(this.id), { type: 'recordReceipt', body })
  }

  reply(step = this.steps, repliedAt = today, text = '已修复') {
    const body = { step, repliedAt, words: { from: '张三', text } }
    return this.rules.act(supervisionStream(this.id), { type: 'recordReply', body })
  }

  judge(accepted: boolean, reason = accepted ? '' : '没有说明原因', step = this.steps) {
    return this.rules.act(supervisionStream(this.id), { type: 'judgeReply', body: { step, accepted, reason } })
  }

  end(ground: 'delivered' | 'withdrawn', reason = '') {
    return this.rules.act(supervisionStream(this.id), { type: 'endSupervision', body: { ground, reason } })
  }
}

export const twoDispatched = (): RuleDesk => {
  const desk = newRuleDesk()
  for (const id of [order, otherOrder]) {
    desk.report(id)
    desk.dispatch(id)
  }
  return desk
}
