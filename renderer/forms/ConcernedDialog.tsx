import { useState } from 'react'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
import { Field } from './Field.tsx'
import { ModalDialog } from './ModalDialog.tsx'

type Props = {
  readonly numbers: readonly string[]
  /** Null: one of several units. */
  readonly unit: string | null
  readonly about: KeptPlace['about']
  readonly onDecide: (decision: string) => void
  readonly onClose: () => void
}

/** Orders complain about the very unit that they were dropped on: a chief says in words why it shall have them, or nobody does. */
export const ConcernedDialog = ({ numbers, unit, about, onDecide, onClose }: Props) => {
  const { hello, text } = useDesk()
  const words = text.forms.concerned
  const kept = useKept({ form: 'concerned', about }, '')
  const decision = kept.value
  const [tried, setTried] = useState(false)
  const { role } = hello.person
  const may = role === 'chiefDispatcher' || role === 'administrator'
  const problem = () => {
    if (tried && decision.trim() === '') return words.missing
    return decision.length > wordLimits.text ? text.forms.tooLong(wordLimits.text) : undefined
  }
  const send = () => {
    setTried(true)
    if (!may || decision.trim() === '' || decision.length > wordLimits.text) return
    onDecide(decision.trim())
    onClose()
  }
  return (
    <ModalDialog
      title={words.title}
      icon="alert"
      closeLabel={text.forms.close}
      onClose={onClose}
      onSend={send}
      about={<span className="num t2 el">{numbers.length === 1 ? numbers[0] : words.many(numbers.length)}</span>}
      footer={
        <>
          <span className="t3 el">{may ? '' : words.chiefOnly}</span>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.keep} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" disabled={!may} title={may ? undefined : words.chiefOnly}>
            {words.decide(unit ?? words.oneOfThem)} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <KeptNote kept={kept} />
      <p>{words.question(numbers.length, unit ?? words.oneOfThem)}</p>
      <Field label={words.decision} required={text.forms.required} problem={problem()} hint={words.hint}>
        {(bind) => (
          <textarea
            {...bind}
            rows={4}
            value={decision}
            disabled={!may}
            spellCheck={false}
            data-first
            onChange={(event) => kept.set(event.target.value)}
          />
        )}
      </Field>
    </ModalDialog>
  )
}
