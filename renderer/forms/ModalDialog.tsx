import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { isChoosing, isComposing, isCtrl } from './keys.ts'
import { focusFirst, useFocusReturn } from './useFocusReturn.ts'
import './forms.css'

type Props = {
  readonly title: string
  readonly icon: IconName
  readonly closeLabel: string
  /** 480, 720 px, or as wide as two orders side by side. */
  readonly size?: 'usual' | 'wide' | 'whole'
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
  size = 'usual',
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
  const sent = useRef(false)
  const send = () => {
    sent.current = true
    onSend()
  }
  useEffect(() => {
    if (!sent.current) return
    sent.current = false
    // What keeps the form from being sent is where the person goes on typing.
    dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
    const open = document.querySelectorAll('dialog[open]')
    if (isComposing(event) || open[open.length - 1] !== dialog.current) return false
    if (event.key === 'Escape' && isChoosing()) return false
    if (event.key === 'Escape') onClose()
    else if (isCtrl(event, 'Enter')) send()
    else return false
    return true
  })
  useEffect(() => {
    // On the window: whatever had the focus may just have gone away, and the keys must still reach the dialog.
    const listen = (event: KeyboardEvent) => {
      if (!act(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`frm-dialog ${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Keys of the desk behind the dialog stay silent while it is open.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
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
