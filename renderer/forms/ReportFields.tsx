import type { ReactNode } from 'react'
import type { ReportForm } from '../../shared/contract/desk.ts'
import { type Channel, offeredChannels } from '../../shared/domain/order/orderState.ts'
import { useDesk } from '../store/useDesk.ts'
import { Field } from './Field.tsx'
import { limitOf, type ReportField, type ReportProblems } from './reportDraft.ts'

type Props = {
  readonly channel: Channel
  readonly words: ReportForm
  readonly problems: ReportProblems
  /** The time of receipt, where the form has one. */
  readonly received?: ReactNode
  /** What stands in place of reporter, telephone and address while they are masked. */
  readonly masked?: ReactNode
  readonly onChannel: (channel: Channel) => void
  readonly onWords: (words: Partial<ReportForm>) => void
}

/** The fields that a new order and a correction have in common, in the order in which a call is taken down. */
export const ReportFields = ({ channel, words, problems, received, masked, onChannel, onWords }: Props) => {
  const { text, overview } = useDesk()
  const { field, problem, tooLong } = text.forms
  // An old order may have come by a channel that is offered no more.
  const choices = offeredChannels.includes(channel) ? offeredChannels : [...offeredChannels, channel]
  const problemOf = (name: ReportField): string | undefined => {
    const found = problems[name]
    if (found === undefined) return undefined
    return found === 'too-long' ? tooLong(limitOf(name)) : problem[found]
  }
  const line = (
    name: ReportField,
    more: { readonly list?: string; readonly mode?: 'tel'; readonly first?: boolean } = {},
  ) => (
    <Field label={field[name]} problem={problemOf(name)}>
      {(bind) => (
        <input
          {...bind}
          type="text"
          value={words[name]}
          list={more.list}
          inputMode={more.mode}
          autoComplete="off"
          spellCheck={false}
          data-first={more.first ? true : undefined}
          onChange={(event) => onWords({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const towns = overview.lanes.filter((lane) => lane.kind === 'town' && !lane.retired)
  return (
    <>
      {line('title', { first: true })}
      <Field label={field.text} problem={problemOf('text')}>
        {(bind) => (
          <textarea
            {...bind}
            rows={6}
            value={words.text}
            placeholder={text.forms.report.textPlaceholder}
            spellCheck={false}
            onChange={(event) => onWords({ text: event.target.value })}
          />
        )}
      </Field>
      <div className="frm-row facts">
        <Field label={field.channel}>
          {(bind) => (
            <select
              {...bind}
              value={channel}
              onChange={(event) => {
                const picked = choices.find((known) => known === event.target.value)
                if (picked !== undefined) onChannel(picked)
              }}
            >
              {choices.map((known) => (
                <option key={known} value={known}>
                  {text.desk.channels[known]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {received}
        {line('town', { list: 'report-towns' })}
        {line('category')}
      </div>
      {masked ?? (
        <>
          <div className="frm-row">
            {line('reporter')}
            {line('phone', { mode: 'tel' })}
          </div>
          {line('address')}
        </>
      )}
      <datalist id="report-towns">
        {towns.map((lane) => (
          <option key={lane.unit} value={lane.name} />
        ))}
      </datalist>
    </>
  )
}
