import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { PrintOutcome } from '../../shared/contract/bridge.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { DraftStart, NoticeDetail, NoticeFacts } from '../../shared/contract/notices.ts'
import { paperWords } from '../../shared/documents/paperWords.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import { useDesk } from '../store/useDesk.ts'
import { useKept } from '../unsent/useKept.ts'
import { draftOf, type NoticeDraft, newDraft, noticeRequest, sameDraft } from './noticeForm.ts'

/** Where a notice comes out. */
export type Outlet =
  | { readonly kind: 'pdf' }
  | {
      readonly kind: 'printer'
      readonly printer: string
      readonly label: string
      readonly copies: number
      readonly duplex: 'simplex' | 'longEdge'
    }

export type Busy = 'saving' | 'signing' | 'printing' | 'pdf'
/** What came of the last act, for the person to read. */
export type Said =
  | { readonly kind: 'draftSaved'; readonly at: number }
  | { readonly kind: 'signed' }
  | {
      readonly kind: 'out'
      readonly outlet: Outlet
      readonly destination: string
      readonly pages: number
      readonly print: number
    }
  | { readonly kind: 'cancelled'; readonly outlet: Outlet }
  | {
      readonly kind: 'notOut'
      readonly code: Extract<PrintOutcome, { kind: 'failed' }>['code']
      readonly detail: string
    }
  | { readonly kind: 'notRecorded'; readonly failure: DeskFailure }
  | { readonly kind: 'refused'; readonly failure: DeskFailure }

type Start = {
  readonly facts: NoticeFacts
  /** What a new paper begins with; null for one that is in the record. */
  readonly start: DraftStart | null
  readonly detail: NoticeDetail | null
  /** The pages of a signed notice, with its number. */
  readonly layOut: (signed: NoticeDetail) => readonly PaperPage[]
}

/**
 *   unsaved ──save──> draft ──sign off──> signed (numbered) ──print──> signed
 *
 * Each step is durable before the next begins, and none is taken back when a later one fails: a notice that was signed
 * off keeps its number, printed or not.
 */
export const useNotice = ({ facts, start, detail, layOut }: Start) => {
  const { verbs, bridge, settings } = useDesk()
  const [now] = useState(() => Date.now())
  const [first] = useState<NoticeDraft>(() =>
    detail === null ? newDraft(start ?? noStart(facts), settings, now) : draftOf(detail),
  )
  const [saved, setSaved] = useState(first)
  const kept = useKept(placeOf({ facts, start, detail }), saved)
  const draft = kept.value
  const [row, setRow] = useState<RowId | null>(detail?.card.notice ?? null)
  const [step, setStep] = useState(detail?.card.step ?? 1)
  const [signed, setSigned] = useState<NoticeDetail | null>(detail?.card.status === 'drafted' ? null : detail)
  const [busy, setBusy] = useState<Busy | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [printPages, setPrintPages] = useState<readonly PaperPage[]>([])
  const officeName = settings.words.officeName
  const changed = signed === null && !sameDraft(draft, saved)

  const change = (next: Partial<NoticeDraft>) => {
    kept.set({ ...draft, ...next })
    setSaid(null)
  }

  const save = async (): Promise<{ readonly notice: RowId; readonly step: number } | null> => {
    if (row !== null && !changed) return { notice: row, step }
    const request = noticeRequest(draft, facts, officeName)
    if (request === null) {
      setSaid({ kind: 'refused', failure: { kind: 'refused', code: 'deadline-past', number: '' } })
      return null
    }
    setBusy('saving')
    const reply = await (row === null
      ? verbs.draftNotice({ ...request, kind: start?.kind ?? 'notice', case: start?.case ?? null })
      : verbs.reviseNotice({ ...request, notice: row, step }))
    if (!reply.ok) {
      setSaid({ kind: 'refused', failure: reply.error })
      return null
    }
    setRow(reply.value.row)
    // A paper that was just drafted learns its place in the case; a revised one keeps it.
    const at = 'step' in reply.value && typeof reply.value.step === 'number' ? reply.value.step : step
    setStep(at)
    setSaved(draft)
    kept.done()
    setSaid({ kind: 'draftSaved', at: Date.now() })
    return { notice: reply.value.row, step: at }
  }

  const signOff = async (): Promise<NoticeDetail | null> => {
    if (signed !== null) return signed
    const notice = await save()
    if (notice === null) return null
    setBusy('signing')
    const reply = await verbs.signOffNotice(notice)
    if (!reply.ok) {
      setSaid({ kind: 'refused', failure: reply.error })
      return null
    }
    setSigned(reply.value)
    kept.startAnew(draftOf(reply.value))
    setSaved(draftOf(reply.value))
    setSaid({ kind: 'signed' })
    return reply.value
  }

  const issue = async (outlet: Outlet): Promise<void> => {
    const notice = await signOff()
    if (notice === null) return
    setBusy(outlet.kind === 'pdf' ? 'pdf' : 'printing')
    // In the document before anything is printed: what comes out are exactly these pages, with the number.
    flushSync(() => setPrintPages(layOut(notice)))
    await document.fonts.ready
    await painted()
    await painted()
    const outcome = await bringOut(outlet, notice)
    if (outcome.kind === 'cancelled') return setSaid({ kind: 'cancelled', outlet })
    if (outcome.kind === 'failed') return setSaid({ kind: 'notOut', code: outcome.code, detail: outcome.detail })
    const { destination, pages, sha256 } = outcome.printed
    const recorded = await verbs.recordPrint({
      notice: notice.card.notice,
      step: notice.card.step,
      to: outlet.kind,
      copies: outlet.kind === 'pdf' ? 1 : outlet.copies,
      pages,
      sha256,
      destination: destination.slice(-500),
    })
    if (!recorded.ok) return setSaid({ kind: 'notRecorded', failure: recorded.error })
    const print = notice.card.prints + 1
    setSigned({ ...notice, card: { ...notice.card, prints: print } })
    setSaid({ kind: 'out', outlet, destination, pages, print })
  }

  const bringOut = async (outlet: Outlet, notice: NoticeDetail): Promise<PrintOutcome> => {
    try {
      if (outlet.kind === 'printer') {
        const { printer, copies, duplex } = outlet
        return await bridge.printPaper({ printer, copies, duplex })
      }
      const { number } = notice.card
      const name = number === null ? '' : `-${documentNumberText(number)}`
      // The file's name is official Chinese like the paper, whatever the language of the screen.
      return await bridge.savePdf({ suggestedName: `${paperWords[notice.card.kind].name}${name}.pdf` })
    } catch (problem) {
      return { kind: 'failed', code: 'other', detail: problem instanceof Error ? problem.message : String(problem) }
    }
  }

  /** One act at a time; a second press while one is under way does nothing. */
  const once =
    <Given extends readonly unknown[]>(act: (...given: Given) => Promise<unknown>) =>
    async (...given: Given): Promise<boolean> => {
      if (busy !== null) return false
      try {
        return (await act(...given)) !== null
      } finally {
        setBusy(null)
      }
    }

  return {
    now,
    draft,
    changed,
    kept,
    isDraft: row !== null && signed === null,
    signed,
    busy,
    said,
    printPages,
    change,
    save: once(save),
    signOff: once(signOff),
    issue: once(issue),
  }
}

/** A paper in the record, the next of a case, or a new one about these orders. */
const placeOf = ({ facts, start, detail }: Pick<Start, 'facts' | 'start' | 'detail'>): KeptPlace => {
  if (detail !== null) return { form: `notice.${detail.card.step}`, about: detail.card.notice }
  if (start !== null && start.case !== null) return { form: `notice.next.${start.kind}`, about: start.case }
  return { form: `notice.new.${start?.kind ?? 'notice'}`, about: facts.orders[0]?.row ?? null }
}

const noStart = (facts: NoticeFacts): DraftStart => ({
  ...facts,
  case: null,
  rung: null,
  kind: 'notice',
  replyBy: null,
  earlier: [],
  copyTo: '',
  seal: true,
})

const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))
