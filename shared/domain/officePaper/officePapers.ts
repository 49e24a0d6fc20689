import { chinaDate, type Instant } from '../../kernel/chinaTime.ts'
import type { OrderId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { type DocumentLife, type PrintData, printProblem } from '../document/documentLife.ts'
import type { DocumentNumber } from '../document/documentNumber.ts'
import type { DomainEvent } from '../event.ts'
import { type OrderState, workOf } from '../order/orderState.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import type { RegisterState } from '../register/register.ts'
import { officePaperStream, officeRegister } from '../streams.ts'
import type { OfficePaperKind } from './officePaperKinds.ts'
import type { PaperForms } from './paperForms.ts'

/**
 * `officePaper/<order id>`: the papers about one order, 1, 2, 3 ... in the order of their sign-off.
 *
 *     sign ──> signedOff (numbered) ──print──> signedOff ──void──> void (its number with it)
 *
 * A paper is written in the window and comes into the record with its number, as it will be printed.
 */
export type OfficePapers = { readonly papers: readonly OfficePaper[] }
export type OfficePaper = { readonly kind: OfficePaperKind; readonly document: DocumentLife }

/** The paper as it is printed, and printed again: never made anew from the order or the template. */
export type OfficePaperWords = {
  readonly office: string
  readonly title: string
  readonly addressee: string
  readonly body: string
  readonly signer: string
  readonly present: string
  readonly absent: string
  readonly guests: string
  readonly copyTo: string
}
export type SignedPaper = {
  readonly kind: OfficePaperKind
  /** Version of the wording that it was written by. */
  readonly form: number
  readonly seal: boolean
  readonly side: 'last' | 'even'
}

export type OfficePaperCommandBody =
  | { readonly type: 'signPaper'; readonly body: SignedPaper & { readonly words: OfficePaperWords } }
  | {
      readonly type: 'recordPaperPrint'
      readonly body: PrintData & { readonly paper: number; readonly destination: string }
    }
  | {
      readonly type: 'voidPaper'
      /** Kind and year of the paper's number name the register that keeps it. */
      readonly body: {
        readonly paper: number
        readonly kind: OfficePaperKind
        readonly year: number
        readonly reason: string
      }
    }

export type OfficePaperEventBody =
  | {
      readonly type: 'PaperSigned'
      readonly v: 1
      readonly data: SignedPaper & {
        readonly paper: number
        readonly number: DocumentNumber
        readonly signedAt: Instant
      }
      readonly words: OfficePaperWords
    }
  | {
      readonly type: 'PaperPrinted'
      readonly v: 1
      readonly data: PrintData & { readonly paper: number; readonly printedAt: Instant }
      readonly words: { readonly destination: string }
    }
  | {
      readonly type: 'PaperVoided'
      readonly v: 1
      readonly data: { readonly paper: number; readonly number: DocumentNumber; readonly voidedAt: Instant }
      readonly words: { readonly reason: string }
    }

export type OfficePaperContext = {
  readonly order: OrderState | null
  readonly id: OrderId
  readonly forms: PaperForms
  readonly register: (kind: OfficePaperKind, year: number) => RegisterState
  readonly now: Instant
}

type Decision = Result<readonly DomainEvent[], { readonly code: RefusalCode }>

/** R-PAPER-1 ... in docs/rules.md. */
export const decideOfficePaper = (
  state: OfficePapers | null,
  act: OfficePaperCommandBody,
  context: OfficePaperContext,
): Decision => {
  const stream = officePaperStream(context.id)
  const { now } = context
  switch (act.type) {
    case 'signPaper':
      return sign(state, act.body, context)
    case 'recordPaperPrint': {
      const { destination, paper, ...print } = act.body
      const found = state?.papers[paper - 1]
      if (found === undefined) return err({ code: 'not-found' })
      const problem = printProblem(found.document, print, destination)
      if (problem !== null) return err(problem)
      const data = { ...print, paper, printedAt: now }
      return ok([{ type: 'PaperPrinted', v: 1, data, words: { destination }, stream }])
    }
    case 'voidPaper': {
      const { paper, reason } = act.body
      const found = state?.papers[paper - 1]
      if (found === undefined || found.kind !== act.body.kind) return err({ code: 'not-found' })
      if (found.document.status !== 'signedOff') return err({ code: 'document-void' })
      if (reason.trim() === '') return err({ code: 'reason-missing' })
      if (reason.length > wordLimits.text) return err({ code: 'words-too-long' })
      const { number } = found.document
      if (number.year !== act.body.year) return err({ code: 'not-found' })
      const register = officeRegister(found.kind, number.year)
      return ok([
        { type: 'PaperNumberVoided', v: 1, data: { n: number.n, order: context.id, voidedAt: now }, stream: register },
        { type: 'PaperVoided', v: 1, data: { paper, number, voidedAt: now }, words: { reason }, stream },
      ])
    }
    default:
      return unreachable(act)
  }
}

const sign = (
  state: OfficePapers | null,
  body: Extract<OfficePaperCommandBody, { type: 'signPaper' }>['body'],
  { order, id, forms, register, now }: OfficePaperContext,
): Decision => {
  const { words, ...paper } = body
  const problem = standingProblem(paper.kind, order) ?? wordsProblem(paper.kind, words)
  if (problem !== null) return err({ code: problem })
  // Written by a wording that somebody changed meanwhile: shown anew, and signed as the person sees it then.
  if (paper.form !== forms[paper.kind].version) return err({ code: 'settings-moved' })
  const { year } = chinaDate(now)
  const n = register(paper.kind, year).last + 1
  const number = { prefix: forms[paper.kind].prefix, year, n }
  const place = (state?.papers.length ?? 0) + 1
  return ok([
    { type: 'PaperNumberGiven', v: 1, data: { n, order: id }, stream: officeRegister(paper.kind, year) },
    {
      type: 'PaperSigned',
      v: 1,
      data: { ...paper, paper: place, number, signedAt: now },
      words,
      stream: officePaperStream(id),
    },
  ])
}

/** Where an order has to stand for a paper of the kind to make sense. */
const standingProblem = (kind: OfficePaperKind, order: OrderState | null): RefusalCode | null => {
  if (order === null) return 'not-found'
  switch (kind) {
    case 'dispatchSheet':
    case 'extensionReply':
      return workOf(order) === null ? 'not-dispatched' : null
    case 'closingReport':
      return deliveredStatuses.some((status) => status === order.status) ? null : 'delivery-missing'
    case 'minutes':
      return null
  }
}
const deliveredStatuses = ['delivered', 'reviewed', 'unsatisfied', 'reasonHeard', 'closed'] as const

/** The words without which a paper of the kind says nothing. */
const wordsProblem = (kind: OfficePaperKind, words: OfficePaperWords): RefusalCode | null => {
  if (Object.values(words).some((text) => text.length > wordLimits.text)) return 'words-too-long'
  const needed = { minutes: ['office', 'body', 'present'], other: ['office', 'title', 'addressee', 'body'] } as const
  const missing = needed[kind === 'minutes' ? 'minutes' : 'other'].some((field) => words[field].trim() === '')
  return missing ? 'paper-incomplete' : null
}

export const evolveOfficePapers = (before: OfficePapers | null, event: OfficePaperEventBody): OfficePapers => {
  const papers = before?.papers ?? []
  const change = (place: number, next: (document: DocumentLife) => DocumentLife): OfficePapers => ({
    papers: papers.map((paper, at) => (at === place - 1 ? { ...paper, document: next(paper.document) } : paper)),
  })
  switch (event.type) {
    case 'PaperSigned': {
      const { kind, number, signedAt } = event.data
      return {
        papers: [...papers, { kind, document: { status: 'signedOff', number, signedOffAt: signedAt, prints: 0 } }],
      }
    }
    case 'PaperPrinted':
      return change(event.data.paper, (document) =>
        document.status === 'signedOff' ? { ...document, prints: document.prints + 1 } : document,
      )
    case 'PaperVoided': {
      const { number, voidedAt } = event.data
      return change(event.data.paper, () => ({ status: 'void', number, voidedAt }))
    }
    default:
      return unreachable(event)
  }
}
