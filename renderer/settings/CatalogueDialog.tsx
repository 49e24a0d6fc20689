import { type ReactNode, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { aliasLines } from '../../shared/domain/catalogue/aliases.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'

type Props = {
  readonly place: KeptPlace
  readonly title: string
  readonly about?: string
  readonly isNew: boolean
  readonly before: { readonly name: string; readonly aliases: readonly string[] }
  /** Something besides name and aliases was changed. */
  readonly moved?: boolean
  readonly problemOf: (name: string) => string | null
  /** Null when it was saved. */
  readonly send: (name: string, aliases: string) => Promise<DeskFailure | null>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Name and other names of a category or a town. */
export const CatalogueDialog = (props: Props) => {
  const { place, title, about = '', isNew, before, moved = false, problemOf, send, onClose, children } = props
  const { text } = useDesk()
  const words = text.catalogue
  const [empty] = useState({ name: before.name, aliases: before.aliases.join('\n') })
  const kept = useKept(place, empty)
  const { name, aliases } = kept.value
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const changed = moved || name !== before.name || aliasLines([aliases]) !== aliasLines(before.aliases)
  const problem = problemOf(name.trim())

  const close = () => {
    if (changed && !leaving) setLeaving(true)
    else if (leaving) setLeaving(false)
    else onClose()
  }
  const drop = () => {
    kept.done()
    onClose()
  }
  const save = async () => {
    if (sending) return
    setTried(true)
    if (problem !== null) return
    if (!isNew && !changed) return onClose()
    setSending(true)
    const refused = await send(name.trim(), aliases)
    if (refused === null) kept.done()
    setFailure(refused)
    setSending(false)
  }
  return (
    <ModalDialog
      title={title}
      icon={isNew ? 'plus' : 'edit'}
      closeLabel={text.forms.close}
      onClose={close}
      onSend={() => void save()}
      about={about === '' ? null : <span className="t3 el">{about}</span>}
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
      <Field
        label={words.name}
        required={text.settings.required}
        problem={tried && problem !== null ? problem : undefined}
      >
        {(bind) => (
          <input
            {...bind}
            type="text"
            value={name}
            autoComplete="off"
            data-first
            onChange={(event) => {
              kept.set((now) => ({ ...now, name: event.target.value }))
              setFailure(null)
            }}
          />
        )}
      </Field>
      {children}
      <Field label={words.aliases} hint={words.aliasesHint}>
        {(bind) => (
          <textarea
            {...bind}
            rows={3}
            value={aliases}
            spellCheck={false}
            onChange={(event) => kept.set((now) => ({ ...now, aliases: event.target.value }))}
          />
        )}
      </Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
