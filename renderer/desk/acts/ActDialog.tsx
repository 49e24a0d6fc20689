import { type ReactNode, useState } from 'react'
import { wordLimits } from '../../../shared/domain/order/wordLimits.ts'
import { unreachable } from '../../../shared/kernel/unreachable.ts'
import type { Text } from '../../../shared/text/zhCN.ts'
import { Field } from '../../forms/Field.tsx'
import { LeaveBar } from '../../forms/LeaveBar.tsx'
import { ModalDialog } from '../../forms/ModalDialog.tsx'
import { useDesk } from '../../store/useDesk.ts'
import type { KeptPlace } from '../../../shared/contract/unsent.ts'
import { KeptNote } from '../../unsent/KeptNote.tsx'
import { useKept } from '../../unsent/useKept.ts'
import { toChinaInput } from '../../forms/chinaInput.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import type { LaterTime } from './laterTimes.ts'
import { type ActDraft, type ActProblem, fieldsAsked, problemsOf } from './actDraft.ts'
import type { ActName, ActField, OrderAct } from './orderActs.ts'

/** What the dialog offers where it lets the person choose. */
export type ActOffers = {
  readonly units: readonly { readonly id: string; readonly name: string; readonly role: 'lead' | 'supporting' }[]
  readonly allUnits: readonly { readonly id: string; readonly name: string }[]
  readonly scans: readonly { readonly hash: string; readonly name: string }[]
  readonly later: readonly LaterTime[]
}

type Props = {
  readonly name: ActName
  readonly act: OrderAct & { readonly fields: readonly ActField[] }
  readonly offers: ActOffers
  readonly first: ActDraft
  readonly about: KeptPlace['about']
  readonly count: number
  readonly number: string
  /** What the store would not take: said in the dialog, with everything still typed. Null when it is done. */
  readonly onSend: (draft: ActDraft) => Promise<string | null>
  readonly onClose: () => void
}

/** One dialog for all that can be done with an order: it asks what the act's row in the table says, and nothing else. */
export const ActDialog = ({ name, act, offers, first, about, count, number, onSend, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.orderActs
  const [empty] = useState<ActDraft>(first)
  const kept = useKept({ form: `act.${name}`, about }, empty)
  const draft = kept.value
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const problems = problemsOf(act.fields, draft)
  const typedSomething = act.fields.some(
    ({ kind, name: field }) => kind === 'words' && (draft[field] ?? '').trim() !== '',
  )

  const close = () => {
    if (typedSomething && !leaving) setLeaving(true)
    else if (leaving) setLeaving(false)
    else onClose()
  }
  const drop = () => {
    kept.done()
    onClose()
  }
  const send = async () => {
    setTried(true)
    if (sending || Object.keys(problems).length > 0) return
    setSending(true)
    const problem = await onSend(draft)
    setSending(false)
    if (problem !== null) return setRefusal(problem)
    kept.done()
    onClose()
  }
  const say = (field: ActField['name']) => (value: string) => {
    kept.set((now) => ({ ...now, [field]: value }))
    setRefusal(null)
  }
  const hint = Object.hasOwn(words.hints, name) ? words.hints[name as keyof typeof words.hints] : ''

  return (
    <ModalDialog
      title={words.names[name]}
      icon={act.icon}
      closeLabel={text.forms.close}
      onClose={close}
      onSend={() => void send()}
      about={<span className="num t2">{count === 1 ? number : words.many(count)}</span>}
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
              {sending ? text.forms.saving : words.names[name]} <kbd>Ctrl Enter</kbd>
            </button>
          </>
        )
      }
    >
      <KeptNote kept={kept} />
      {hint !== '' && <p className="frm-note t2">{hint}</p>}
      {fieldsAsked(act.fields, draft).map((field, at) => (
        <ActFieldView
          key={field.name}
          field={field}
          first={at === 0}
          value={draft[field.name] ?? ''}
          problem={tried ? problemWords(text, problems[field.name]) : undefined}
          offers={offers}
          onSay={say(field.name)}
        />
      ))}
      {refusal !== null && (
        <p className="frm-problem" role="alert">
          {refusal}
        </p>
      )}
    </ModalDialog>
  )
}

const problemWords = (text: Text, problem: ActProblem | undefined): string | undefined => {
  switch (problem) {
    case undefined:
      return undefined
    case 'missing':
      return text.orderActs.missing
    case 'badWhen':
      return text.orderActs.badWhen
    case 'tooLong':
      return text.forms.tooLong(wordLimits.text)
  }
}

type FieldProps = {
  readonly field: ActField
  readonly first: boolean
  readonly value: string
  readonly problem: string | undefined
  readonly offers: ActOffers
  readonly onSay: (value: string) => void
}

const ActFieldView = ({ field, first, value, problem, offers, onSay }: FieldProps) => {
  const { text } = useDesk()
  const words = text.orderActs
  const label = words.fields[field.name]
  const begins = first ? true : undefined
  switch (field.kind) {
    case 'words':
      return (
        <Field label={label} {...(field.needed ? { required: text.forms.required } : {})} problem={problem}>
          {(bind) => (
            <textarea
              {...bind}
              rows={4}
              data-first={begins}
              value={value}
              placeholder={placeholderOf(text, field.name)}
              spellCheck={false}
              onChange={(event) => onSay(event.target.value)}
            />
          )}
        </Field>
      )
    case 'line':
    case 'order':
      return (
        <Field label={label} required={text.forms.required} problem={problem}>
          {(bind) => (
            <input
              {...bind}
              data-first={begins}
              value={value}
              placeholder={placeholderOf(text, field.name)}
              spellCheck={false}
              onChange={(event) => onSay(event.target.value)}
            />
          )}
        </Field>
      )
    case 'moment':
    case 'day':
      return (
        <Field label={label} problem={problem}>
          {(bind) => (
            <input
              {...bind}
              type={field.kind === 'day' ? 'date' : 'datetime-local'}
              data-first={begins}
              value={value}
              onChange={(event) => onSay(event.target.value)}
            />
          )}
        </Field>
      )
    case 'later':
      return <LaterField value={value} problem={problem} first={first} times={offers.later} onSay={onSay} />
    case 'unit':
      return (
        <Choices
          name={field.name}
          label={label}
          first={first}
          value={value}
          problem={problem}
          choices={offers.units.map(({ id, name, role }) => [id, name, words[role]] as const)}
          note={words.onBehalf}
          onSay={onSay}
        />
      )
    case 'yesNo': {
      const choices =
        field.name === 'grant'
          ? ([
              ['yes', words.fields.granted, ''],
              ['no', words.fields.refused, ''],
            ] as const)
          : ([
              ['yes', words.fields.yes, ''],
              ['no', words.fields.no, ''],
            ] as const)
      return (
        <Choices
          name={field.name}
          label={label}
          first={first}
          value={value}
          problem={problem}
          choices={choices}
          onSay={onSay}
        />
      )
    }
    case 'choice':
      return (
        <Choices
          name={field.name}
          label={label}
          first={first}
          value={value}
          problem={problem}
          choices={choicesOf(text, field.name)}
          onSay={onSay}
        />
      )
    case 'concerns':
      return (
        <Picker
          label={label}
          none={words.fields.concernsNone}
          value={value}
          options={offers.allUnits.map(({ id, name }) => [id, name] as const)}
          onSay={onSay}
        />
      )
    case 'scan':
      return (
        <Picker
          label={label}
          none={field.name === 'scan' ? words.fields.scanNone : words.fields.fileNone}
          value={value}
          options={offers.scans.map(({ hash, name }) => [hash, name] as const)}
          onSay={onSay}
        />
      )
    default:
      return unreachable(field)
  }
}

type LaterProps = {
  readonly value: string
  readonly problem: string | undefined
  readonly first: boolean
  readonly times: readonly LaterTime[]
  readonly onSay: (value: string) => void
}

/** The times that have a name, one arrow key apart, and any other beside them. */
const LaterField = ({ value, problem, first, times, onSay }: LaterProps) => {
  const { text } = useDesk()
  const words = text.orderActs
  return (
    <>
      <Choices
        name="later"
        label={words.later.when}
        first={first}
        value={value}
        problem={undefined}
        choices={times.map(({ name, at }) => [toChinaInput(at), words.later[name], isoMinute(at).slice(5)] as const)}
        onSay={onSay}
      />
      <Field label={words.later.other} problem={problem}>
        {(bind) => (
          <input {...bind} type="datetime-local" value={value} onChange={(event) => onSay(event.target.value)} />
        )}
      </Field>
    </>
  )
}

type ChoicesProps = {
  readonly name: string
  readonly label: string
  readonly first: boolean
  readonly value: string
  readonly problem: string | undefined
  readonly choices: readonly (readonly [string, string, string])[]
  readonly note?: string
  readonly onSay: (value: string) => void
}

const Choices = ({ name, label, first, value, problem, choices, note, onSay }: ChoicesProps) => (
  <fieldset className="frm-choices" aria-invalid={problem !== undefined}>
    <legend>{label}</legend>
    {choices.map(([code, word, more], at) => (
      <label key={code}>
        <input
          type="radio"
          name={name}
          value={code}
          checked={value === code}
          data-first={first && (value === code || (value === '' && at === 0)) ? true : undefined}
          onChange={() => onSay(code)}
        />
        {word}
        {more !== '' && <span className="t3"> {more}</span>}
      </label>
    ))}
    {note !== undefined && problem === undefined && <p className="frm-hint">{note}</p>}
    {problem !== undefined && (
      <p className="frm-problem" role="alert">
        {problem}
      </p>
    )}
  </fieldset>
)

type PickerProps = {
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onSay: (value: string) => void
}

const Picker = ({ label, none, value, options, onSay }: PickerProps): ReactNode => (
  <Field label={label}>
    {(bind) => (
      <select {...bind} value={value} onChange={(event) => onSay(event.target.value)}>
        <option value="">{none}</option>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    )}
  </Field>
)

const choicesOf = (
  text: Text,
  name: Extract<ActField, { kind: 'choice' }>['name'],
): readonly (readonly [string, string, string])[] => {
  const { closings, privacies, satisfactions, urgencies } = text.orderCourse
  switch (name) {
    case 'satisfaction':
      return Object.entries(satisfactions).map(([code, word]) => [code, word, ''])
    case 'closing':
      return Object.entries(closings).flatMap(([code, word]) =>
        code === 'reviewed' ? [] : [[code, word, ''] as const],
      )
    case 'urgency':
      return Object.entries(urgencies).map(([code, word]) => [code, word, ''])
    case 'privacy':
      return Object.entries(privacies).map(([code, word]) => [code, word, ''])
    default:
      return unreachable(name)
  }
}

const placeholderOf = (text: Text, name: ActField['name']): string => {
  const { placeholders } = text.orderActs
  return Object.hasOwn(placeholders, name) ? placeholders[name as keyof typeof placeholders] : ''
}
