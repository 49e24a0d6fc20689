import type { PaperKind } from '../../domain/supervision/ladder.ts'
import type { ProposalReason } from '../../domain/supervision/proposals.ts'
import type { supervision as zhCN } from '../zhCN/supervision.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const many = (count: number, one: string, more = `${one}s`): string => `${figure(count)} ${count === 1 ? one : more}`

const rungs: (typeof zhCN)['rungs'] = {
  reminder: 'Reminder',
  notice: 'Notice',
  letter: 'Letter',
  listing: 'Listing',
}
const kinds: Record<PaperKind, string> = { ...rungs, delisting: 'Delisting' }

const reason = (of: ProposalReason): string => {
  switch (of.code) {
    case 'overdue':
      return `${many(of.days, 'working day')} overdue`
    case 'unsatisfied':
      return `unsatisfied ${many(of.times, 'time')}`
    case 'returned':
      return `returned ${many(of.times, 'time')}`
    case 'reworked':
      return `reworked ${many(of.times, 'time')}`
    case 'instructed':
      return `${many(of.times, "leader's instruction", "leader's instructions")}`
    case 'noReply':
      return `no reply ${many(of.days, 'working day')} after the ${kinds[of.after].toLowerCase()}`
    case 'noReceipt':
      return `no receipt ${many(of.days, 'working day')} after the ${kinds[of.after].toLowerCase()}`
    case 'replyRejected':
      return `reply to the ${kinds[of.after].toLowerCase()} rejected`
    case 'replyAccepted':
      return 'reply accepted'
    case 'delivered':
      return 'all orders delivered'
  }
}

export const supervision: typeof zhCN = {
  rungs,
  kinds,
  /** In a row of the grid, beside the title. */
  tags: { reminder: 'Rem.', notice: 'Superv.', letter: 'Letter', listing: 'Listed' },
  reasons: (all) => all.map(reason).join('; '),
  title: 'Supervision',
  tabs: {
    proposals: 'Proposals',
    cases: 'Cases',
    receipts: 'Receipts due',
    listings: 'Listing board',
    assessment: 'Assessment',
  },
  rail: { proposals: 'Proposals', cases: 'Supervision', receipts: 'Receipts due', listings: 'Listed' },
  receipts: {
    emptyTitle: 'No receipt is overdue',
    emptyText: 'A paper that was served, and whose receipt its unit did not return in time, is listed here.',
  },
  retry: 'Try again',
  orders: (first, count) => (count > 1 ? `${first} and ${figure(count - 1)} more` : first),
  days: (count) => many(count, 'day'),

  proposals: {
    count: (count, more) => (more ? `more than ${figure(count)}` : many(count, 'proposal')),
    unit: 'Lead unit',
    orders: 'Orders',
    now: 'Now',
    why: 'Why',
    to: 'Proposed',
    act: 'Act',
    none: 'none',
    steps: {
      reminder: 'Remind',
      notice: 'Notice',
      letter: 'Letter',
      listing: 'List',
      delisting: 'Delist',
      end: 'End',
    },
    take: {
      reminder: 'Draft reminder',
      notice: 'Draft notice',
      letter: 'Draft letter',
      listing: 'Draft listing',
      delisting: 'Draft delisting',
      end: 'End supervision',
    },
    byPhone: 'Remind by word',
    dismiss: 'Dismiss',
    emptyTitle: 'No proposals',
    emptyText:
      'Orders that are overdue, unsatisfactory, returned, reworked or unanswered are listed here by the rules of the settings.',
    uncovered: 'The working calendar has no table for this year: proposals that count working days are not listed.',
    more: 'Only the 500 most urgent are listed; others follow as these are dealt with.',
    chooseColumn: 'Choose',
    choose: (unit, number) => `Choose ${unit} ${number}`,
    chooseTitle: 'One paper with other proposals of the same unit and rung (Space)',
    notJoined: {
      'own-case': 'A case, or what is to end, has a paper of its own',
      'other-unit': 'A paper goes to one unit; what is chosen is of another',
      'other-rung': 'What is chosen is for another rung and needs another paper',
      'too-many': 'A paper takes 500 orders at most',
    },
    joinHint: 'Space chooses, A chooses all of the same unit and rung, for one paper',
    chosen: (unit, count) => `${unit} · ${many(count, 'order')} chosen`,
    clearChosen: 'Choose none',
    takeTogether: (take, count) => `${take} (${many(count, 'order')})`,
    ordersTogether: (count) => `${many(count, 'order')} in one reminder`,
    dismissTitle: 'Dismiss this proposal',
    dismissReason: 'Reason',
    dismissHint: 'The reason is kept; it is not proposed again while the facts stay as they are',
    dismissConfirm: 'Dismiss',
    taken: 'Drafted',
  },

  cases: {
    count: (count) => many(count, 'case'),
    which: 'State',
    open: 'Open',
    ended: 'Ended',
    rung: 'Rung',
    all: 'All',
    unit: 'Unit',
    orders: 'Orders',
    opened: 'Opened',
    waits: 'Waits for',
    until: 'Until',
    end: 'Ended',
    draft: 'Draft',
    emptyTitle: 'No cases',
    emptyText: 'Take a proposal, or select orders in the list and press S.',
    waitsFor: {
      signature: 'sign-off',
      service: 'service',
      receipt: 'receipt',
      reply: 'reply',
      verdict: 'verdict on the reply',
      next: 'next rung, reply rejected',
      delisting: 'delisting',
      nothing: 'ended',
    },
    endings: {
      replyAccepted: 'reply accepted',
      delivered: 'orders delivered',
      delisted: 'delisted',
      withdrawn: 'withdrawn',
      void: 'paper void',
    },
  },

  detail: {
    back: 'Back',
    steps: 'Steps',
    course: 'Course',
    orders: 'Orders',
    step: (n, kind) => `${n}. ${kind}`,
    spoken: 'by word',
    draft: 'Draft',
    checked: 'checked',
    void: 'void',
    dueAt: 'Reply due',
    service: 'Service',
    receipt: 'Receipt',
    receiptDue: (when) => `due by ${when}`,
    promised: (when) => `promised by ${when}`,
    reply: 'Reply',
    requirements: 'Required',
    conditions: 'Delisted when',
    notYet: 'not recorded',
    open: 'Open document',
    acts: {
      serve: 'Record service',
      receipt: 'Record receipt',
      reply: 'Record reply',
      accept: 'Accept reply',
      reject: 'Reject reply',
      remind: 'Remind by word',
      delist: 'Draft delisting',
      end: 'End supervision',
      void: 'Void document',
      check: 'Mark checked',
      sign: 'Go to sign-off',
    },
    climb: { notice: 'Climb to notice', letter: 'Climb to letter', listing: 'Climb to listing' },
    ways: {
      person: 'by hand',
      platform: 'platform',
      exchange: 'document exchange',
      fax: 'fax',
      post: 'post',
      spoken: 'by word',
    },
    how: 'How',
    to: 'To',
    servedAt: 'Served at',
    receivedAt: 'Received at',
    signedBy: 'Signed by',
    measures: 'Planned measures',
    phone: 'Telephone',
    promisedAt: 'Promised by',
    repliedAt: 'Replied at',
    from: 'From',
    replyText: 'Reply',
    reason: 'Reason',
    note: 'What was said',
    whom: 'To whom',
    ground: 'Ground',
    grounds: { delivered: 'all orders are delivered', withdrawn: 'withdrawn' },
    save: 'Record',
    facts: {
      drafted: 'Drafted',
      revised: 'Revised',
      checked: 'Checked',
      signedOff: 'Signed off',
      printed: 'Printed',
      void: 'Voided',
      reminded: 'Reminded by word',
      served: 'Served',
      received: 'Receipt',
      replied: 'Reply',
      accepted: 'Reply accepted',
      rejected: 'Reply rejected',
      ended: 'Supervision ended',
    },
    proposed: 'as proposed',
  },

  listings: {
    heading: 'Listing board',
    count: (count) => `${figure(count)} listed`,
    unit: 'Unit',
    matter: 'Matter',
    since: 'Listed',
    listedFor: (days) => (days === 0 ? 'today' : many(days, 'day')),
    conditions: 'Delisted when',
    progress: 'Progress',
    dueAt: 'Deadline',
    noReply: 'no reply yet',
    file: (day) => `Listing board ${day}.pdf`,
    emptyTitle: 'Nothing is listed',
    emptyText: 'A listing appears here when its notice is signed off, and leaves with the delisting.',
  },

  assessment: {
    from: 'From',
    to: 'To',
    unit: 'Unit',
    score: 'Score',
    satisfaction: 'Satisfied',
    replyDays: 'Reply',
    items: {
      reminder: 'Reminders',
      notice: 'Notices',
      letter: 'Letters',
      listing: 'Listings',
      overdue: 'Overdue',
      returned: 'Returns',
      returnOverruled: 'Overruled',
      reworked: 'Reworks',
      satisfied: 'Satisfied',
      basicallySatisfied: 'Basically',
      unsatisfied: 'Unsatisfied',
      lateReply: 'Late replies',
    },
    points: (points) => `${points > 0 ? '+' : ''}${points} points`,
    export: 'Export',
    exporting: 'Exporting…',
    exported: (path) => `Saved as ${path}`,
    notExported: 'It was not saved; please try another place',
    facts: (unit, item) => `${unit} · ${item}`,
    emptyTitle: 'Nothing to assess in this period',
    emptyText: 'Choose another period.',
    file: (from, to) => `督办考核-${from}-${to}.xlsx`,
    pdfFile: (from, to) => `Assessment ${from} to ${to}.pdf`,
    note: 'Each period begins at 100 and counts by the points of the settings, not below 0. Press a figure for its facts.',
  },

  rules: {
    heading: 'Rules of supervision',
    orderRules: {
      overdue: 'Overdue',
      longOverdue: 'Long overdue',
      unsatisfied: 'Unsatisfied',
      returned: 'Returned',
      reworked: 'Reworked',
      instructed: "Leader's instruction",
    },
    caseRules: {
      receiptOverdue: 'Receipt overdue',
      replyOverdue: 'Reply overdue',
      replyRejected: 'Reply rejected',
      settled: 'Can be ended',
    },
    workingDays: 'working days',
    times: 'times',
    propose: 'propose',
    patience: 'patience',
    prefixes: 'Letters of numbers',
    points: 'Points of the assessment',
    problem: 'Give a number',
  },
}
