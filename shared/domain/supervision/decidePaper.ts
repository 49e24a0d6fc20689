import { chinaDate } from '../../kernel/chinaTime.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { asDraft, type DocumentLife, printProblem } from '../document/documentLife.ts'
import { type DocumentNumber, documentNumberText } from '../document/documentNumber.ts'
import type { DomainEvent } from '../event.ts'
import { wordLimits } from '../order/wordLimits.ts'
import { documentRegister, orderStream } from '../streams.ts'
import {
  climbProblem,
  deadlineProblem,
  groundProblem,
  ordersProblem,
  rungWithout,
  sameCaseProblem,
} from './caseRules.ts'
import { type PaperKind, rungOf } from './ladder.ts'
import type { SupervisionCommandBody } from './supervisionCommands.ts'
import type { SupervisionContext, SupervisionDecision, SupervisionProblem } from './supervisionContext.ts'
import { ending, supervised } from './supervisionEffects.ts'
import type { DraftData, NoticeData, NoticeWords, TakenProposal } from './supervisionEvents.ts'
import { type CaseStep, isInForce, type SupervisionState } from './supervisionState.ts'

type Body = NoticeData & { readonly words: NoticeWords }
type PaperAct = Extract<
  SupervisionCommandBody,
  { readonly type: 'reviseNotice' | 'checkNotice' | 'signOffNotice' | 'recordPrint' | 'voidNotice' }
>

/** A paper opens its case, or prepares the next step of one; a case has one paper in preparation at a time. */
export const draftPaper = (
  state: SupervisionState | null,
  body: Body & { readonly kind: PaperKind; readonly proposal: TakenProposal },
  context: SupervisionContext,
): SupervisionDecision => {
  const { kind, proposal, ...notice } = body
  const open = state?.steps.some(({ document }) => document?.status === 'drafted') ?? false
  const problem =
    climbProblem(state, kind, context) ??
    (open ? ({ code: 'draft-open' } as const) : null) ??
    sameCaseProblem(state, body.unit, body.orders) ??
    bodyProblem(kind, notice, context) ??
    groundProblem(body.orders, proposal)
  if (problem !== null) return err(problem)
  const step = (state?.steps.length ?? 0) + 1
  const data = { ...draftData(kind, notice), step, kind, proposal }
  return ok([{ type: 'NoticeDrafted', v: 2, data, words: notice.words, stream: context.stream }])
}

export const decidePaper = (
  state: SupervisionState,
  act: PaperAct,
  context: SupervisionContext,
): SupervisionDecision => {
  const { step } = act.body
  const found = paperAt(state, step)
  if (!found.ok) return found
  const paper = found.value
  const { stream, facts } = context
  switch (act.type) {
    case 'reviseNotice': {
      const draft = asDraft(paper.document)
      if (!draft.ok) return draft
      const { step: _, ...notice } = act.body
      const stray = state.steps.length === 1 ? null : sameCaseProblem(state, notice.unit, notice.orders)
      const problem = stray ?? bodyProblem(paper.kind, notice, context)
      if (problem !== null) return err(problem)
      const data = { ...draftData(paper.kind, notice), step }
      return ok([{ type: 'NoticeRevised', v: 2, data, words: notice.words, stream }])
    }
    case 'checkNotice': {
      const draft = asDraft(paper.document)
      if (!draft.ok) return draft
      if (!draft.value.complete) return err({ code: 'requirements-missing' })
      if (draft.value.checked) return err({ code: 'already-checked' })
      return ok([{ type: 'NoticeChecked', v: 1, data: { step, checkedAt: facts.now }, stream }])
    }
    case 'signOffNotice':
      return signOff(state, step, paper, act.body.facts, context)
    case 'recordPrint': {
      const { destination, to, copies, pages, sha256, job } = act.body
      const print = { to, copies, pages, sha256, ...(job === undefined ? {} : { job }) }
      const problem = printProblem(paper.document, print, destination)
      if (problem !== null) return err(problem)
      const data = { ...print, step, printedAt: facts.now }
      return ok([{ type: 'NoticePrinted', v: 2, data, words: { destination }, stream }])
    }
    case 'voidNotice':
      return voidPaper(state, step, paper, act.body.reason, context)
    default:
      return unreachable(act)
  }
}

type Paper = CaseStep & { readonly document: DocumentLife }

const paperAt = (state: SupervisionState, step: number): Result<Paper, SupervisionProblem> => {
  const found = state.steps[step - 1]
  return found === undefined || found.document === null
    ? err({ code: 'not-found' })
    : ok({ ...found, document: found.document })
}

/** A draft may be unfinished; whether it is stands open in the event, because a sign-off never reads sealed words. */
const draftData = (kind: PaperKind, { words, ...data }: Body): DraftData => ({
  ...data,
  orders: [...new Set(data.orders)],
  complete: needed[kind].every((field) => words[field].trim() !== ''),
})

/** The words without which a paper says nothing. */
const needed: Readonly<Record<PaperKind, readonly (keyof NoticeWords)[]>> = {
  reminder: ['requirements', 'officeName'],
  notice: ['requirements', 'officeName'],
  letter: ['requirements', 'officeName'],
  listing: ['requirements', 'conditions', 'officeName'],
  delisting: ['officeName'],
}

const bodyProblem = (kind: PaperKind, body: Body, context: SupervisionContext): SupervisionProblem | null => {
  if (body.orders.length === 0) return { code: 'no-orders' }
  if (context.unit(body.unit) === null) return { code: 'unit-unknown' }
  // What is taken off the board may be delivered or with another unit by then, and sets no deadline.
  const standing =
    kind === 'delisting'
      ? null
      : (ordersProblem(body.orders, body.unit, context) ?? deadlineProblem(body.dueAt, context.facts))
  if (standing !== null) return standing
  return Object.values(body.words).some((value) => value.length > wordLimits.text) ? { code: 'words-too-long' } : null
}

/** The number is given here, together with the document and its orders, in one entry: none can exist without the other. */
const signOff = (
  state: SupervisionState,
  step: number,
  paper: Paper,
  facts: string,
  context: SupervisionContext,
): SupervisionDecision => {
  const { kind, orders, dueAt } = paper
  const { now } = context.facts
  const draft = asDraft(paper.document)
  if (!draft.ok) return draft
  if (!draft.value.complete) return err({ code: 'requirements-missing' })
  const problem =
    climbProblem(state, kind, context) ??
    (kind === 'delisting' ? null : (ordersProblem(orders, state.unit, context) ?? pastProblem(dueAt, now)))
  if (problem !== null) return err(problem)
  if (facts.length > wordLimits.text) return err({ code: 'words-too-long' })
  const { year } = chinaDate(now)
  const n = context.register(kind, year).last + 1
  const prefix = kind === 'notice' ? context.settings.noticePrefix : context.rules.prefixes[kind]
  const number: DocumentNumber = { prefix, year, n }
  const rung = rungOf(kind)
  const signed: readonly DomainEvent[] = [
    { type: 'NumberGiven', v: 1, data: { n, document: state.id }, stream: documentRegister(kind, year) },
    {
      type: 'NoticeSignedOff',
      v: 2,
      data: { step, number, signedOffAt: now },
      words: { facts },
      stream: context.stream,
    },
  ]
  return ok([
    ...signed,
    ...(rung === null
      ? ending({ ...state, steps: state.steps.filter((_, at) => at !== step - 1) }, 'delisted', '', context)
      : supervised(state.id, orders, rung, documentNumberText(number), context)),
  ])
}

const pastProblem = (dueAt: number, now: number): SupervisionProblem | null =>
  dueAt <= now ? { code: 'deadline-past' } : null

/** What was served stands and is answered or withdrawn; before that a paper can be taken back, and its number with it. */
const voidPaper = (
  state: SupervisionState,
  step: number,
  { document, course, orders, kind }: Paper,
  reason: string,
  context: SupervisionContext,
): SupervisionDecision => {
  if (state.status === 'ended') return err({ code: 'case-ended' })
  if (document.status === 'void') return err({ code: 'document-void' })
  if (course.service !== null) return err({ code: 'already-served' })
  if (reason.trim() === '') return err({ code: 'reason-missing' })
  if (reason.length > wordLimits.text) return err({ code: 'words-too-long' })
  const voidedAt = context.facts.now
  const number = document.status === 'signedOff' ? document.number : null
  const others = state.steps.filter((_, at) => at !== step - 1)
  const last = !others.some((other) => isInForce(other) || other.document?.status === 'drafted')
  const inRegister: readonly DomainEvent[] =
    number === null
      ? []
      : [
          {
            type: 'NumberVoided',
            v: 1,
            data: { n: number.n, document: state.id, voidedAt },
            stream: documentRegister(kind, number.year),
          },
        ]
  const fallen: readonly DomainEvent[] =
    number === null
      ? []
      : orders.map((order) => ({
          type: 'OrderSupervisionLowered',
          v: 1,
          data: { supervision: state.id, rung: rungWithout(state, step, order) },
          stream: orderStream(order),
        }))
  return ok([
    ...inRegister,
    { type: 'NoticeVoided', v: 1, data: { step, number, voidedAt }, words: { reason }, stream: context.stream },
    ...fallen,
    ...(last
      ? [
          {
            type: 'SupervisionEnded',
            v: 1,
            data: { ground: 'void', endedAt: voidedAt },
            words: { reason },
            stream: context.stream,
          } as const,
        ]
      : []),
  ])
}
