import type { CaseFact, CaseWait } from '../../contract/supervision.ts'
import type { ServiceWay } from '../../domain/document/course.ts'
import type { AssessmentItem } from '../../domain/supervision/assessmentItems.ts'
import type { PaperKind, Rung } from '../../domain/supervision/ladder.ts'
import type { JoinProblem } from '../../domain/supervision/joining.ts'
import type { Proposal, ProposalReason } from '../../domain/supervision/proposals.ts'
import type { CaseRule, OrderRule } from '../../domain/supervision/rules.ts'
import type { Ending } from '../../domain/supervision/supervisionState.ts'

const figure = (value: number): string => value.toLocaleString('en-US')

const rungs: Record<Rung, string> = {
  reminder: '催办',
  notice: '督办',
  letter: '提醒函',
  listing: '挂牌督办',
}
const kinds: Record<PaperKind, string> = { ...rungs, delisting: '摘牌' }

const reason = (of: ProposalReason): string => {
  switch (of.code) {
    case 'overdue':
      return `超期 ${of.days} 个工作日`
    case 'unsatisfied':
      return `${of.times} 次不满意`
    case 'returned':
      return `退单 ${of.times} 次`
    case 'reworked':
      return `重办 ${of.times} 次`
    case 'instructed':
      return of.times > 1 ? `领导批示 ${of.times} 次` : '有领导批示'
    case 'noReply':
      return `${kinds[of.after]}后 ${of.days} 个工作日未答复`
    case 'noReceipt':
      return `${kinds[of.after]}后 ${of.days} 个工作日未回执`
    case 'replyRejected':
      return `${kinds[of.after]}后的答复未认可${of.times > 1 ? `（${of.times} 次）` : ''}`
    case 'replyAccepted':
      return '答复已认可'
    case 'delivered':
      return '诉求已全部办结'
  }
}

/** The ladder of supervision: proposals, cases, the board of the listed, the assessment. */
export const supervision = {
  rungs,
  kinds,
  /** In a row of the grid, beside the title. */
  tags: { reminder: '催办', notice: '督办', letter: '提醒函', listing: '挂牌' } satisfies Record<Rung, string>,
  reasons: (all: readonly ProposalReason[]): string => all.map(reason).join('，'),
  title: '督办',
  tabs: { proposals: '督办建议', cases: '督办件', receipts: '回执逾期', listings: '挂牌榜', assessment: '考核' },
  rail: { proposals: '督办建议', cases: '督办', receipts: '回执逾期', listings: '挂牌榜' },
  receipts: {
    emptyTitle: '没有逾期的回执',
    emptyText: '文书送达后，单位没有按期交回回执的列在这里。',
  },
  retry: '再读一次',
  orders: (first: string, count: number): string => (count > 1 ? `${first} 等 ${figure(count)} 件` : first),
  days: (count: number): string => `${figure(count)} 天`,

  proposals: {
    count: (count: number, more: boolean): string => (more ? `${figure(count)} 条以上` : `${figure(count)} 条`),
    unit: '主办单位',
    orders: '诉求',
    now: '现在',
    why: '理由',
    to: '建议',
    act: '处理',
    none: '未督办',
    steps: {
      reminder: '催办',
      notice: '发督办单',
      letter: '发提醒函',
      listing: '挂牌督办',
      delisting: '摘牌',
      end: '解除督办',
    } satisfies Record<Proposal['to'], string>,
    take: {
      reminder: '拟催办通知',
      notice: '拟督办单',
      letter: '拟提醒函',
      listing: '拟挂牌通知',
      delisting: '拟摘牌通知',
      end: '解除督办',
    } satisfies Record<Proposal['to'], string>,
    byPhone: '口头催办',
    dismiss: '不采纳',
    emptyTitle: '没有督办建议',
    emptyText: '超期、不满意、退单、重办或逾期不答复的诉求，按设置里的规则列在这里。',
    uncovered: '工作日历缺这一年的年表，按工作日计算的建议暂时没有列出。',
    more: '只列出最急的 500 条，处理后会补上。',
    chooseColumn: '选择',
    choose: (unit: string, number: string): string => `选择 ${unit} ${number}`,
    chooseTitle: '与同一单位、同一层级的其他建议合并为一份文书（空格）',
    notJoined: {
      'own-case': '已立督办件或待解除的，用自己的文书，不与其他合并',
      'other-unit': '一份文书只发一个单位，与已选的单位不同',
      'other-rung': '与已选的层级不同，不能写在一份文书里',
      'too-many': '一份文书最多 500 件诉求',
    } satisfies Record<JoinProblem, string>,
    joinHint: '空格选择，A 选同单位同层级的全部，合并为一份文书',
    chosen: (unit: string, count: number): string => `${unit} · 已选 ${figure(count)} 件`,
    clearChosen: '清除选择',
    takeTogether: (take: string, count: number): string => `${take}（${figure(count)} 件）`,
    ordersTogether: (count: number): string => `${figure(count)} 件诉求一并催办`,
    dismissTitle: '不采纳这条建议',
    dismissReason: '理由',
    dismissHint: '理由会留存；情况不变就不再提出',
    dismissConfirm: '不采纳',
    taken: '已拟稿',
  },

  cases: {
    count: (count: number): string => `${figure(count)} 件`,
    which: '状态',
    open: '督办中',
    ended: '已结束',
    rung: '层级',
    all: '全部',
    unit: '单位',
    orders: '诉求',
    opened: '立件',
    waits: '等待',
    until: '期限',
    end: '结束',
    draft: '草稿',
    emptyTitle: '没有督办件',
    emptyText: '从督办建议里采纳，或在列表里选中诉求按 S 拟一份。',
    waitsFor: {
      signature: '待签发',
      service: '待送达',
      receipt: '待回执',
      reply: '待答复',
      verdict: '答复待认定',
      next: '答复未认可，待升级',
      delisting: '待摘牌',
      nothing: '已结束',
    } satisfies Record<CaseWait['for'], string>,
    endings: {
      replyAccepted: '答复认可',
      delivered: '诉求办结',
      delisted: '已摘牌',
      withdrawn: '已撤回',
      void: '文书作废',
    } satisfies Record<Ending, string>,
  },

  detail: {
    back: '返回',
    steps: '步骤',
    course: '经过',
    orders: '诉求',
    step: (n: number, kind: string): string => `${n}. ${kind}`,
    spoken: '口头',
    draft: '草稿',
    checked: '已审核',
    void: '已作废',
    dueAt: '答复期限',
    service: '送达',
    receipt: '回执',
    receiptDue: (when: string): string => `应在 ${when} 前回执`,
    promised: (when: string): string => `承诺 ${when} 前办结`,
    reply: '答复',
    requirements: '要求',
    conditions: '摘牌条件',
    notYet: '未登记',
    open: '打开文书',
    acts: {
      serve: '登记送达',
      receipt: '登记回执',
      reply: '登记答复',
      accept: '认可答复',
      reject: '不认可',
      remind: '口头催办',
      delist: '拟摘牌通知',
      end: '解除督办',
      void: '作废文书',
      check: '审核通过',
      sign: '去签发',
    },
    climb: { notice: '升为督办', letter: '升为提醒函', listing: '升为挂牌督办' } as Readonly<Record<string, string>>,
    ways: {
      person: '直接送达',
      platform: '平台推送',
      exchange: '公文交换',
      fax: '传真',
      post: '邮寄',
      spoken: '口头',
    } satisfies Record<ServiceWay, string>,
    how: '方式',
    to: '收件人',
    servedAt: '送达时间',
    receivedAt: '回执时间',
    signedBy: '签收人',
    measures: '拟办措施',
    phone: '联系电话',
    promisedAt: '承诺办结时间',
    repliedAt: '答复时间',
    from: '答复人',
    replyText: '答复内容',
    reason: '理由',
    note: '内容',
    whom: '对方',
    ground: '依据',
    grounds: { delivered: '诉求已全部办结', withdrawn: '撤回督办' },
    save: '登记',
    facts: {
      drafted: '拟稿',
      revised: '改稿',
      checked: '审核通过',
      signedOff: '签发',
      printed: '打印',
      void: '作废',
      reminded: '口头催办',
      served: '送达',
      received: '收到回执',
      replied: '收到答复',
      accepted: '认可答复',
      rejected: '不认可答复',
      ended: '督办结束',
    } satisfies Record<CaseFact['code'], string>,
    proposed: '按建议',
  },

  listings: {
    heading: '挂牌督办榜',
    count: (count: number): string => `在榜 ${figure(count)} 件`,
    unit: '责任单位',
    matter: '督办事项',
    since: '挂牌',
    listedFor: (days: number): string => (days === 0 ? '今天' : `${figure(days)} 天`),
    conditions: '摘牌条件',
    progress: '进展',
    dueAt: '期限',
    noReply: '还没有答复',
    file: (day: string): string => `挂牌督办榜 ${day}.pdf`,
    emptyTitle: '没有挂牌督办的事项',
    emptyText: '挂牌通知签发后列在这里，摘牌后自动撤下。',
  },

  assessment: {
    from: '从',
    to: '到',
    unit: '单位',
    score: '得分',
    satisfaction: '满意率',
    replyDays: '平均答复',
    items: {
      reminder: '催办',
      notice: '督办',
      letter: '提醒函',
      listing: '挂牌',
      overdue: '超期',
      returned: '退单',
      returnOverruled: '退单不成立',
      reworked: '重办',
      satisfied: '满意',
      basicallySatisfied: '基本满意',
      unsatisfied: '不满意',
      lateReply: '答复逾期',
    } satisfies Record<AssessmentItem, string>,
    points: (points: number): string => `${points > 0 ? '+' : ''}${points} 分`,
    export: '导出表格',
    exporting: '正在导出…',
    exported: (path: string): string => `已存为 ${path}`,
    notExported: '没有存上，请换一个位置再试',
    facts: (unit: string, item: string): string => `${unit} · ${item}`,
    emptyTitle: '这段时间没有可考核的记录',
    emptyText: '换一段时间再看。',
    file: (from: string, to: string): string => `督办考核-${from}-${to}.xlsx`,
    pdfFile: (from: string, to: string): string => `督办考核-${from}-${to}.pdf`,
    note: '每期从 100 分起，按设置里的分值加减，不低于 0。点数字看明细。',
  },

  rules: {
    heading: '督办规则',
    orderRules: {
      overdue: '超期',
      longOverdue: '长期超期',
      unsatisfied: '回访不满意',
      returned: '退单',
      reworked: '重办',
      instructed: '领导批示',
    } satisfies Record<OrderRule, string>,
    caseRules: {
      receiptOverdue: '回执逾期',
      replyOverdue: '答复逾期',
      replyRejected: '答复未认可',
      settled: '可以解除',
    } satisfies Record<CaseRule, string>,
    workingDays: '个工作日',
    times: '次',
    propose: '建议',
    patience: '宽限',
    prefixes: '文号代字',
    points: '考核分值',
    problem: '填数字',
  },
}
