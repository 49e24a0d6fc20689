import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { defaultSettings } from '../../shared/domain/settings/settings.ts'
import { neutralOffice } from '../../shared/text/neutralUnits.ts'
import { chinaDate, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { onCtrlEnter } from '../forms/keys.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
import { SettingNote } from './SettingNote.tsx'
import { type OfficeForm, officeFormOf, officeProblems, officeRequest } from './officeForm.ts'

/** `onUnsaved` is told whenever something is typed that is not saved, and when it is saved again. */
export const OfficeSection = ({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) => {
  const { verbs, settings, text } = useDesk()
  const words = text.settings
  const saved = officeFormOf(settings)
  const kept = useKept<OfficeForm>({ form: 'settings.office', about: null }, saved)
  const form = kept.value
  const [sending, setSending] = useState(false)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const problems = officeProblems(form)
  const request = officeRequest(form, settings)
  const changed = JSON.stringify(form) !== JSON.stringify(saved)

  useEffect(() => onUnsaved(changed), [changed, onUnsaved])

  const save = async () => {
    if (request === null || sending || !changed) return
    setSending(true)
    const reply = await verbs.changeSettings(request)
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    setFailure(null)
    kept.startAnew(officeFormOf({ ...settings, ...request }))
    setSavedAt(Date.now())
  }
  const usual: OfficeForm = { ...neutralOffice, noticePrefix: defaultSettings.noticePrefix }
  const change = (field: keyof OfficeForm, value: string) => {
    kept.set({ ...form, [field]: value })
    setFailure(null)
    setSavedAt(null)
  }
  const line = (field: keyof OfficeForm, more: { hint?: string; required?: boolean; narrow?: boolean } = {}) => {
    const problem = problems[field]
    const note = (
      <>
        {more.hint}
        <SettingNote
          of={`office.${field}`}
          same={form[field] === usual[field]}
          onReset={() => change(field, usual[field])}
        />
      </>
    )
    return (
      <Field
        label={words.office[field]}
        problem={problem === undefined ? undefined : words.problem[problem]}
        className={more.narrow ? 'narrow' : ''}
        setting={`office.${field}`}
        hint={note}
        {...(more.required ? { required: words.required } : {})}
      >
        {(bind) => (
          <input
            {...bind}
            type="text"
            value={form[field]}
            autoComplete="off"
            spellCheck={false}
            data-first={field === 'officeName' ? true : undefined}
            onChange={(event) => change(field, event.target.value)}
          />
        )}
      </Field>
    )
  }
  const status = () => {
    if (changed) return words.changed
    return savedAt === null ? words.unchanged : words.saved(isoMinute(savedAt).slice(-5))
  }
  const example = documentNumberText({ prefix: form.noticePrefix.trim(), year: chinaDate(Date.now()).year, n: 1 })
  return (
    <form
      className="set-form"
      noValidate
      onKeyDown={onCtrlEnter(() => void save())}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{words.sections.office}</h2>
      <p className="t2">{words.office.intro}</p>
      <KeptNote kept={kept} />
      <h3>{words.office.documents}</h3>
      {line('officeName', { required: true })}
      <div className="set-pair">
        {line('contact')}
        {line('phone')}
      </div>
      {line('noticePrefix', { hint: words.office.example(example), required: true, narrow: true })}
      {failure === null ? null : <FailureNote failure={failure} />}
      <footer>
        <button type="submit" className="btn pri" disabled={!changed || request === null || sending}>
          {sending ? words.saving : words.save} <kbd>Ctrl Enter</kbd>
        </button>
        <span className={changed ? 'wn' : 't3'} role="status">
          {savedAt !== null && !changed ? <Icon name="check" /> : null}
          {status()}
        </span>
      </footer>
    </form>
  )
}
