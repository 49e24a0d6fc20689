import { useState } from 'react'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import type { LawfulRoute } from '../../shared/domain/order/orderState.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
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

const nothingSaid: { readonly route: LawfulRoute; readonly reason: string } = { route: 'outside', reason: '' }

type Props = {
  readonly count: number
  /** The order's number when it is one. */
  readonly number: string
  readonly about: KeptPlace['about']
  /** Whether anything was declined; what was not stays as it was typed. */
  readonly onDecline: (route: LawfulRoute, reason: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Declining names the lawful route and gives a reason that the reporter can read. */
export const DeclineDialog = ({ count, number, about, onDecline, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.forms.decline
  const kept = useKept({ form: 'decline', about }, nothingSaid)
  const { route, reason } = kept.value
  const [tried, setTried] = useState(false)
  const problem = () => {
    if (tried && reason.trim() === '') return words.reasonMissing
    return reason.length > wordLimits.text ? text.forms.tooLong(wordLimits.text) : undefined
  }
  const send = () => {
    setTried(true)
    if (reason.trim() === '' || reason.length > wordLimits.text) return
    void onDecline(route, reason).then((done) => done && kept.done())
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
      <KeptNote kept={kept} />
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
              onChange={() => kept.set({ route: known, reason })}
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
            onChange={(event) => kept.set({ route, reason: event.target.value })}
          />
        )}
      </Field>
    </ModalDialog>
  )
}
