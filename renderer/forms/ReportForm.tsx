import { useMemo, useRef, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { unitOptions } from '../catalogue/unitOptions.ts'
import { Icon } from '../look/Icon.tsx'
import type { UnsentReport } from '../../shared/contract/unsent.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { toChinaInput } from './chinaInput.ts'
import { FailureNote } from './FailureNote.tsx'
import { Field } from './Field.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { ReportFields } from './ReportFields.tsx'
import {
  draftBody,
  emptyReport,
  hasWords,
  type ReportDraft,
  readDraft,
  reportProblems,
  reportRequest,
} from './reportDraft.ts'

type Props = {
  /** The draft to go on with; null: the newest, or a new form. */
  readonly unsent: UnsentReport | null
  readonly onClose: () => void
  readonly onReported: (row: RowId) => void
}

/** A new order, taken down while somebody is on the telephone: closing it by mistake loses nothing. */
export const ReportFormDialog = ({ unsent, onClose, onReported }: Props) => {
  const { verbs, overview, text } = useDesk()
  const units = useMemo(() => unitOptions(overview.lanes), [overview.lanes])
  const words = text.forms
  const { unsent: kept } = useSession()
  const [begun, setBegun] = useState(() => whatWasBegun(unsent, kept.list.get() ?? []))
  const [restored, setRestored] = useState(begun.draft !== null)
  const [draft, setDraft] = useState<ReportDraft>(() => begun.draft ?? emptyReport(Date.now()))
  const notKept = useSource(kept.failure)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const problems = tried ? reportProblems(draft, Date.now(), units) : {}

  /** A pick changes words and marks in one go: each builds on what the other just did. */
  const latest = useRef(draft)
  const change = (next: ReportDraft) => {
    latest.current = next
    setDraft(next)
    setFailure(null)
    if (hasWords(next)) kept.keep(begun.id, draftBody(next))
    else void kept.drop(begun.id)
  }
  const edit = (next: (now: ReportDraft) => ReportDraft) => change(next(latest.current))
  /** An empty form; what stood in this one is dropped, or stays among the drafts. */
  const startAnew = (keep: boolean) => {
    if (!keep) void kept.drop(begun.id)
    setBegun({ id: crypto.randomUUID(), draft: null })
    setRestored(false)
    setTried(false)
    latest.current = emptyReport(Date.now())
    setDraft(latest.current)
  }
  const send = async () => {
    if (sending) return
    setTried(true)
    if (Object.keys(reportProblems(draft, Date.now(), units)).length > 0) return
    setSending(true)
    await kept.settled()
    const reply = await verbs.report({ ...reportRequest(draft, units), unsent: begun.id })
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.finish(begun.id)
    onReported(reply.value.row)
    onClose()
  }

  return (
    <ModalDialog
      title={words.report.title}
      icon="plus"
      closeLabel={words.close}
      onClose={onClose}
      onSend={() => void send()}
      size="wide"
      about={<span className="t3">{words.report.hint}</span>}
      footer={
        <>
          <span className="t3 el">{words.report.draftKept}</span>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.close} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" disabled={sending}>
            {sending ? words.saving : words.report.save} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      {restored ? (
        <p className="frm-note" role="status">
          <Icon name="undo" />
          {words.report.draftFound}
          <button type="button" className="btn s" onClick={() => startAnew(true)}>
            {words.report.draftAside}
          </button>
          <button type="button" className="btn s" onClick={() => startAnew(false)}>
            {words.report.draftDrop}
          </button>
        </p>
      ) : null}
      <ReportFields
        channel={draft.channel}
        words={draft.words}
        marks={draft.marks}
        problems={problems}
        onChannel={(channel) => change({ ...draft, channel })}
        onWords={(changed) => edit((now) => ({ ...now, words: { ...now.words, ...changed } }))}
        onMarks={(changed) => edit((now) => ({ ...now, marks: { ...now.marks, ...changed } }))}
        received={
          <Field
            label={words.field.receivedAt}
            problem={problems.receivedAt === undefined ? undefined : words.problem[problems.receivedAt]}
          >
            {(bind) => (
              <input
                {...bind}
                type="datetime-local"
                value={draft.receivedAt}
                max={toChinaInput(Date.now())}
                onChange={(event) => change({ ...draft, receivedAt: event.target.value })}
              />
            )}
          </Field>
        }
      />
      {failure === null ? null : <FailureNote failure={failure} />}
      {notKept === null ? null : <FailureNote failure={notKept} />}
    </ModalDialog>
  )
}

const whatWasBegun = (
  asked: UnsentReport | null,
  list: readonly UnsentReport[],
): { readonly id: string; readonly draft: ReportDraft | null } => {
  const [newest] = asked === null ? list : [asked]
  const draft = newest === undefined ? null : readDraft(newest.body)
  // One that cannot be read stays where it is: an empty form must not take its place.
  return { id: newest === undefined || draft === null ? crypto.randomUUID() : newest.id, draft }
}
