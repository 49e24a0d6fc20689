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

type Props = {
  readonly place: KeptPlace
  readonly title: string
  readonly icon: IconName
  readonly label: string
  readonly hint?: string
  readonly confirm: string
  readonly about: string
  /** A reason may be left out, where the act needs none. */
  readonly optional?: boolean
  readonly onSend: (
    reason: string,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: DeskFailure }>
  readonly onClose: () => void
}

/** An act that needs a reason which is kept. It closes only when the record has it. */
export const ReasonDialog = ({
  place,
  title,
  icon,
  label,
  hint,
  confirm,
  about,
  optional = false,
  onSend,
  onClose,
}: Props) => {
  const { text } = useDesk()
  const kept = useKept(place, '')
  const reason = kept.value
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const missing = !optional && reason.trim() === ''
  const send = async () => {
    setTried(true)
    if (missing) return
    const done = await onSend(reason.trim())
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
      <Field
        label={label}
        {...(optional ? {} : { required: text.forms.required })}
        {...(hint === undefined ? {} : { hint })}
        problem={tried && missing ? text.refusals.codes['reason-missing'].next : undefined}
      >
        {(bind) => (
          <textarea
            {...bind}
            rows={3}
            value={reason}
            spellCheck={false}
            data-first
            onChange={(event) => kept.set(event.target.value)}
          />
        )}
      </Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
