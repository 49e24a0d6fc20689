import { useMemo, useState } from 'react'
import type { DeskFailure, OrderDetail } from '../../shared/contract/desk.ts'
import { unitOptions } from '../catalogue/unitOptions.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
import { correctionOf, type Known, knownFrom, noWords, typedOver, wordsChanged } from './correction.ts'
import { loosens, marksChanged, marksKnown } from './correctedMarks.ts'
import { FailureNote } from './FailureNote.tsx'
import { Field } from './Field.tsx'
import { LeaveBar } from './LeaveBar.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { ReportFields } from './ReportFields.tsx'
import { type ReportProblems, wordProblems } from './reportDraft.ts'

type Props = { readonly detail: OrderDetail; readonly onClose: () => void }

/** Corrects what was taken down. Reporter, telephone and address are shown only on request, and that is recorded. */
export const CorrectFormDialog = ({ detail, onClose }: Props) => {
  const { verbs, overview, text } = useDesk()
  const units = useMemo(() => unitOptions(overview.lanes), [overview.lanes])
  const words = text.forms
  const [known, setKnown] = useState<Known>(() => knownFrom(detail, null))
  const [before] = useState(() => marksKnown(detail, overview.lanes))
  const [empty] = useState({ channel: known.channel, words: noWords, marks: before.form, reason: '' })
  const kept = useKept({ form: 'correct', about: detail.row.id }, empty)
  const { channel, marks, reason } = kept.value
  const typed = typedOver(known, kept.value.words)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const worded = correctionOf(known, channel, typed)
  const marked = marksChanged(before, marks, units)
  const correction = worded === null && marked === null ? null : (worded ?? { channel: null, words: {} })
  const asksReason = loosens(before, marks)
  const problems: ReportProblems = {
    ...(worded === null ? {} : wordProblems(typed)),
    ...(marked === 'no-such-unit' ? { concerns: marked } : {}),
  }

  const close = () => {
    if (correction !== null && !leaving) setLeaving(true)
    else if (leaving) setLeaving(false)
    else onClose()
  }
  const reveal = async () => {
    const reply = await verbs.reveal({ row: detail.row.id })
    if (!reply.ok) return setFailure(reply.error)
    const after = knownFrom(detail, reply.value)
    setKnown(after)
  }
  const send = async () => {
    if (sending || correction === null || Object.keys(problems).length > 0 || marked === 'no-such-unit') return
    setSending(true)
    const more = marked === null ? {} : { marks: marked, reason }
    const reply = await verbs.correct({ row: detail.row.id, ...correction, ...more })
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onClose()
  }
  const drop = () => {
    kept.done()
    onClose()
  }

  return (
    <ModalDialog
      title={words.correct.title}
      icon="edit"
      closeLabel={words.close}
      onClose={close}
      onSend={() => void send()}
      size="wide"
      about={<span className="num t2">{detail.row.number}</span>}
      footer={
        leaving ? (
          <LeaveBar words={words.leave} onDrop={drop} onStay={() => setLeaving(false)} />
        ) : (
          <>
            <span className="t3 el">{correction === null ? words.correct.unchanged : words.correct.note}</span>
            <span className="fill" />
            <button type="button" className="btn quiet" onClick={close}>
              {words.cancel} <kbd>Esc</kbd>
            </button>
            <button type="submit" className="btn pri" disabled={sending || correction === null}>
              {sending ? words.saving : words.correct.save} <kbd>Ctrl Enter</kbd>
            </button>
          </>
        )
      }
    >
      <KeptNote kept={kept} />
      <ReportFields
        channel={channel}
        words={typed}
        marks={marks}
        problems={problems}
        onChannel={(picked) => kept.set((now) => ({ ...now, channel: picked }))}
        onWords={(changed) => {
          kept.set((now) => ({ ...now, words: wordsChanged(known, now.words, changed) }))
          setFailure(null)
        }}
        onMarks={(changed) => {
          kept.set((now) => ({ ...now, marks: { ...now.marks, ...changed } }))
          setFailure(null)
        }}
        masked={
          known.open ? undefined : (
            <p className="frm-note">
              <span className="el">
                {words.correct.masked}
                <span className="t3 num">
                  {' '}
                  {[detail.row.reporter, detail.phone].filter((part) => part !== '').join(' · ')}
                </span>
              </span>
              <span className="fill" />
              <span className="t3 frm-keep">{words.correct.revealNote}</span>
              <button type="button" className="btn s" onClick={() => void reveal()}>
                <Icon name="eye" />
                {words.correct.reveal}
              </button>
            </p>
          )
        }
      />
      {asksReason ? (
        <Field label={words.marks.reason} required={words.required} hint={words.marks.reasonHint}>
          {(bind) => (
            <input
              {...bind}
              type="text"
              value={reason}
              autoComplete="off"
              onChange={(event) => kept.set((now) => ({ ...now, reason: event.target.value }))}
            />
          )}
        </Field>
      ) : null}
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
