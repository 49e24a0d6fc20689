import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { useDesk } from '../store/useDesk.ts'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'

/** A field of what is recorded; `when` is a wall clock reading in Shanghai. */
export type FactField = {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'when' | 'choice'
  readonly required?: boolean
  readonly options?: readonly (readonly [string, string])[]
  readonly value?: string
}

type Props = {
  readonly place: KeptPlace
  readonly title: string
  readonly icon: IconName
  readonly about: string
  readonly fields: readonly FactField[]
  readonly confirm: string
  readonly onSend: (
    values: Readonly<Record<string, string>>,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: DeskFailure }>
  readonly onClose: () => void
}

/** What somebody tells the center of a paper outside the house: a few fields, kept when the record has them. */
export const FactDialog = ({ place, title, icon, about, fields, confirm, onSend, onClose }: Props) => {
  const { text } = useDesk()
  const [empty] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])),
  )
  const kept = useKept(place, empty)
  const values = kept.value
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const isMissing = (field: FactField): boolean => field.required === true && (values[field.name] ?? '').trim() === ''
  const send = async () => {
    setTried(true)
    if (fields.some(isMissing)) return
    const done = await onSend(values)
    if (!done.ok) return setFailure(done.error)
    kept.done()
    onClose()
  }
  return (
    <ModalDialog
      title={title}
      icon={icon}
      closeLabel={text.forms.close}
      onClose={onClose}
      onSend={() => void send()}
      footer={
        <>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {text.forms.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri">
            {confirm} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <KeptNote kept={kept} />
      <p className="t2">{about}</p>
      {fields.map((field, at) => (
        <Field
          key={field.name}
          label={field.label}
          {...(field.required ? { required: text.forms.required } : {})}
          problem={tried && isMissing(field) ? text.forms.required : undefined}
        >
          {(bind) => {
            const bound = {
              ...bind,
              value: values[field.name] ?? '',
              ...(at === 0 ? { 'data-first': true } : {}),
              onChange: (event: { readonly target: { readonly value: string } }) =>
                kept.set((now) => ({ ...now, [field.name]: event.target.value })),
            }
            if (field.kind === 'text') return <textarea {...bound} rows={3} spellCheck={false} />
            if (field.kind === 'choice')
              return (
                <select {...bound}>
                  {(field.options ?? []).map(([value, word]) => (
                    <option key={value} value={value}>
                      {word}
                    </option>
                  ))}
                </select>
              )
            return (
              <input
                {...bound}
                type={field.kind === 'when' ? 'datetime-local' : 'text'}
                autoComplete="off"
                spellCheck={false}
              />
            )
          }}
        </Field>
      ))}
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
