import { type ReactNode, type SyntheticEvent, useId, useRef } from 'react'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { isComposing } from './keys.ts'
import { focusFirst, useFocusReturn } from './useFocusReturn.ts'
import './forms.css'

type Props = {
  readonly title: string
  readonly icon: IconName
  readonly closeLabel: string
  readonly wide?: boolean
  readonly onClose: () => void
  /** Beside the title: what the dialog is about. */
  readonly about?: ReactNode
  readonly footer: ReactNode
  readonly children: ReactNode
  /** With it the dialog is a form and Ctrl Enter sends it. */
  readonly onSend: () => void
}

/** A native modal dialog: the rest of the window is inert, Tab stays inside, Escape asks to close. */
export const ModalDialog = ({
  title,
  icon,
  closeLabel,
  wide = false,
  onClose,
  about,
  footer,
  children,
  onSend,
}: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useFocusReturn(dialog, (part) => {
    if (part instanceof HTMLDialogElement && !part.open) part.showModal()
    focusFirst(part)
  })
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={wide ? 'frm-dialog wide' : 'frm-dialog'}
      aria-labelledby={titleId}
      onCancel={cancel}
      onKeyDown={(event) => {
        // Keys of the desk behind the dialog stay silent while it is open.
        event.stopPropagation()
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          onSend()
        }
        if (event.key === 'Escape') cancel(event)
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        <header className="frm-head">
          <Icon name={icon} />
          <h2 id={titleId}>{title}</h2>
          {about}
          <span className="fill" />
          <button
            type="button"
            className="btn quiet s ico"
            aria-label={closeLabel}
            title={`${closeLabel} Esc`}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        <div className="frm-body">{children}</div>
        <footer className="frm-foot">{footer}</footer>
      </form>
    </dialog>
  )
}
