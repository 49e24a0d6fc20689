import { useMemo, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { needsUnit, type Role, roles } from '../../shared/domain/person/person.ts'
import { unitOptions } from '../catalogue/unitOptions.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { Picker } from '../forms/Picker.tsx'
import { optionNamed } from '../forms/pickOptions.ts'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'

type Props = {
  /** Null adds a person. */
  readonly person: PersonEntry | null
  readonly onSaved: (name: string) => void
  readonly onClose: () => void
}

export const PersonDialog = ({ person, onSaved, onClose }: Props) => {
  const { verbs, overview, text } = useDesk()
  const words = text.persons
  const options = useMemo(() => unitOptions(overview.lanes), [overview.lanes])
  const [before] = useState(() => ({
    name: person?.name ?? '',
    role: person?.role ?? ('dispatcher' as Role),
    unit: overview.lanes.find((lane) => lane.unit === person?.unit)?.name ?? '',
  }))
  const kept = useKept({ form: 'settings.person', about: person?.row ?? null }, before)
  const form = kept.value
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const changed = JSON.stringify(form) !== JSON.stringify(before)
  const name = form.name.trim()
  const unit = optionNamed(options, form.unit)

  const nameProblem = (): string | undefined => {
    if (name.length > wordLimits.line) return text.settings.problem['too-long']
    return tried && name === '' ? text.settings.problem.missing : undefined
  }
  const unitWrong = form.unit.trim() !== '' && unit === null
  const unitLacks = needsUnit(form.role) && unit === null
  const unitProblem = (): string | undefined => {
    if (!tried) return undefined
    if (unitWrong) return text.catalogue.routes.unitUnknown
    return unitLacks ? words.unitNeeded : undefined
  }
  const change = (next: Partial<typeof form>) => {
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
    if (name === '' || name.length > wordLimits.line || unitWrong || unitLacks) return
    if (person !== null && !changed) return onClose()
    setSending(true)
    const request = { name, role: form.role, unit: unit?.key ?? null }
    const reply = await (person === null
      ? verbs.addPerson(request)
      : verbs.changePerson({ ...request, person: person.row }))
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onSaved(name)
  }
  return (
    <ModalDialog
      title={person === null ? words.addTitle : words.changeTitle(person.name)}
      icon="user"
      closeLabel={text.forms.close}
      onClose={close}
      onSend={() => void send()}
      footer={
        leaving ? (
          <LeaveBar words={text.forms.leave} onDrop={drop} onStay={() => setLeaving(false)} />
        ) : (
          <>
            <span className="fill" />
            <button type="button" className="btn quiet" onClick={close}>
              {text.forms.cancel} <kbd>Esc</kbd>
            </button>
            <button type="submit" className="btn pri" disabled={sending}>
              {sending ? text.settings.saving : text.settings.save} <kbd>Ctrl Enter</kbd>
            </button>
          </>
        )
      }
    >
      <KeptNote kept={kept} />
      <Field label={words.name} required={text.settings.required} problem={nameProblem()}>
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
      <div className="frm-row">
        <Field label={words.role}>
          {(bind) => (
            <select
              {...bind}
              value={form.role}
              onChange={(event) => {
                const picked = roles.find((known) => known === event.target.value)
                if (picked !== undefined) change({ role: picked })
              }}
            >
              {roles.map((known) => (
                <option key={known} value={known}>
                  {text.desk.roles[known]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.unit} problem={unitProblem()}>
          {(bind) => (
            <Picker
              bind={bind}
              value={form.unit}
              options={options}
              nothing={text.catalogue.routes.unitUnknown}
              placeholder={words.noUnit}
              onType={(typed) => change({ unit: typed })}
              onPick={(picked) => change({ unit: picked.name })}
            />
          )}
        </Field>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
