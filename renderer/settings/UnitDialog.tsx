import { useState } from 'react'
import type { UnitDetailsCard } from '../../shared/contract/catalogue.ts'
import type { DeskFailure, Lane } from '../../shared/contract/desk.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
import { UnitContacts } from './UnitContacts.tsx'
import { emptyUnit, formUnitKinds, type UnitForm, unitFormOf, unitProblems, unitRequest } from './unitForm.ts'

type Props = {
  /** Null adds a unit. */
  readonly lane: Lane | null
  readonly details: UnitDetailsCard | undefined
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

export const UnitDialog = ({ lane, details, onSaved, onClose }: Props) => {
  const { verbs, overview, text } = useDesk()
  const words = text.settings
  const [before] = useState<UnitForm>(() => (lane === null ? emptyUnit : unitFormOf(lane, details)))
  const kept = useKept({ form: 'settings.unit', about: lane?.unit ?? null }, before)
  const form = kept.value
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const others = overview.lanes
    .filter((other) => other.unit !== lane?.unit && !other.retired)
    .map((other) => other.name)
  const problems = tried ? unitProblems(form, others) : {}
  const changed = JSON.stringify(form) !== JSON.stringify(before)

  const problemOf = (field: keyof UnitForm): string | undefined => {
    const problem = problems[field]
    return problem === undefined ? undefined : words.problem[problem]
  }
  const change = (next: Partial<UnitForm>) => {
    kept.set({ ...form, ...next })
    setFailure(null)
  }
  const close = () => {
    if (changed && !leaving) setLeaving(true)
    else if (leaving) setLeaving(false)
    else onClose()
  }
  const drop = () => {
    kept.done()
    onClose()
  }
  const send = async () => {
    if (sending) return
    setTried(true)
    const request = unitRequest(form, others)
    if (request === null) return
    if (lane !== null && !changed) return onClose()
    setSending(true)
    const reply = await (lane === null ? verbs.addUnit(request) : verbs.changeUnit({ ...request, unit: lane.unit }))
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onSaved(request.words.name)
  }
  return (
    <ModalDialog
      title={lane === null ? words.units.addTitle : words.units.changeTitle(lane.name)}
      icon={lane === null ? 'plus' : 'edit'}
      closeLabel={text.forms.close}
      size="wide"
      onClose={close}
      onSend={() => void send()}
      footer={
        leaving ? (
          <LeaveBar words={text.forms.leave} onDrop={drop} onStay={() => setLeaving(false)} />
        ) : (
          <>
            <span className="fill" />
            <button type="button" className="btn quiet" onClick={close}>
              {words.cancel} <kbd>Esc</kbd>
            </button>
            <button type="submit" className="btn pri" disabled={sending}>
              {sending ? words.saving : words.save} <kbd>Ctrl Enter</kbd>
            </button>
          </>
        )
      }
    >
      <KeptNote kept={kept} />
      <Field label={words.units.name} required={words.required} problem={problemOf('name')}>
        {(bind) => (
          <input
            {...bind}
            type="text"
            value={form.name}
            autoComplete="off"
            data-first
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.units.fullName} problem={problemOf('fullName')} hint={words.units.fullNameHint}>
        {(bind) => (
          <input
            {...bind}
            type="text"
            value={form.fullName}
            autoComplete="off"
            onChange={(event) => change({ fullName: event.target.value })}
          />
        )}
      </Field>
      <div className="frm-row">
        <Field label={words.units.kind}>
          {(bind) => (
            <select
              {...bind}
              value={form.kind}
              onChange={(event) => {
                const kind = formUnitKinds.find((known) => known === event.target.value)
                if (kind !== undefined) change({ kind })
              }}
            >
              {formUnitKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.units.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.units.weekly} problem={problemOf('weekly')} hint={words.units.weeklyHint}>
          {(bind) => (
            <input
              {...bind}
              type="text"
              inputMode="numeric"
              value={form.weekly}
              autoComplete="off"
              onChange={(event) => change({ weekly: event.target.value })}
            />
          )}
        </Field>
      </div>
      <UnitContacts contacts={form.contacts} onChange={(contacts) => change({ contacts })} />
      {problems.contacts === undefined ? null : (
        <p className="frm-problem" role="alert">
          {words.problem[problems.contacts]}
        </p>
      )}
      <Field label={words.units.duties} hint={words.units.dutiesHint}>
        {(bind) => (
          <textarea
            {...bind}
            rows={3}
            value={form.duties}
            spellCheck={false}
            onChange={(event) => change({ duties: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.catalogue.aliases} hint={text.catalogue.aliasesHint}>
        {(bind) => (
          <textarea
            {...bind}
            rows={2}
            value={form.aliases}
            spellCheck={false}
            onChange={(event) => change({ aliases: event.target.value })}
          />
        )}
      </Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
