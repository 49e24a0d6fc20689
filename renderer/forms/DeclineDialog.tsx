import { useState } from 'react'
import type { LawfulRoute } from '../../shared/domain/order/orderState.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { useDesk } from '../store/useDesk.ts'
import { Field } from './Field.tsx'
import { ModalDialog } from './ModalDialog.tsx'

export const declineRoutes = [
  'outside',
  'litigation',
  'review',
  'petition',
  'discipline',
  'emergency',
  'other',
] as const satisfies readonly LawfulRoute[]

type Props = {
  readonly count: number
  /** The order's number when it is one. */
  readonly number: string
  readonly onDecline: (route: LawfulRoute, reason: string) => void
  readonly onClose: () => void
}

/** Declining names the lawful route and gives a reason that the reporter can read. */
export const DeclineDialog = ({ count, number, onDecline, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.forms.decline
  const [route, setRoute] = useState<LawfulRoute>('outside')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const problem = () => {
    if (tried && reason.trim() === '') return words.reasonMissing
    return reason.length > wordLimits.text ? text.forms.tooLong(wordLimits.text) : undefined
  }
  const send = () => {
    setTried(true)
    if (reason.trim() === '' || reason.length > wordLimits.text) return
    onDecline(route, reason)
    onClose()
  }
  return (
    <ModalDialog
      title={words.title}
      icon="ban"
      closeLabel={text.forms.close}
      onClose={onClose}
      onSend={send}
      about={<span className="num t2">{count === 1 && number !== '' ? words.one(number) : words.many(count)}</span>}
      footer={
        <>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {text.forms.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri">
            {count === 1 ? words.confirm : words.confirmMany(count)} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <fieldset className="frm-choices">
        <legend>{words.route}</legend>
        {declineRoutes.map((known) => (
          <label key={known}>
            <input
              type="radio"
              name="route"
              value={known}
              checked={route === known}
              data-first={route === known ? true : undefined}
              onChange={() => setRoute(known)}
            />
            {text.desk.routes[known]}
          </label>
        ))}
      </fieldset>
      <Field label={words.reason} required={text.forms.required} problem={problem()}>
        {(bind) => (
          <textarea
            {...bind}
            rows={4}
            value={reason}
            placeholder={words.reasonPlaceholder}
            spellCheck={false}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ModalDialog>
  )
}
