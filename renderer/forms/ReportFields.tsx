import { type ReactNode, useMemo } from 'react'
import type { ReportForm } from '../../shared/contract/desk.ts'
import { type Channel, offeredChannels } from '../../shared/domain/order/orderState.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { categoryOptions, townChoices } from '../catalogue/categoryTree.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { useDesk } from '../store/useDesk.ts'
import { Field } from './Field.tsx'
import { MarkFields } from './MarkFields.tsx'
import { Picker } from './Picker.tsx'
import type { PickOption } from './pickOptions.ts'
import { knownAs, type MarksForm } from './reportMarks.ts'
import { limitOf, type ReportField, type ReportProblems } from './reportDraft.ts'

type Props = {
  readonly channel: Channel
  readonly words: ReportForm
  readonly marks: MarksForm
  readonly problems: ReportProblems
  /** The time of receipt, where the form has one. */
  readonly received?: ReactNode
  /** What stands in place of reporter, telephone and address while they are masked. */
  readonly masked?: ReactNode
  readonly onChannel: (channel: Channel) => void
  readonly onWords: (words: Partial<ReportForm>) => void
  readonly onMarks: (marks: Partial<MarksForm>) => void
}

/** The fields that a new order and a correction have in common, in the order in which a call is taken down. */
export const ReportFields = (props: Props) => {
  const { channel, words, marks, problems, received, masked, onChannel, onWords, onMarks } = props
  const { text } = useDesk()
  const { categories, towns } = useCatalogue()
  const townOptions = useMemo(() => townChoices(towns), [towns])
  const categoryChoices = useMemo(() => categoryOptions(categories), [categories])
  const { field, problem, tooLong } = text.forms
  // An old order may have come by a channel that is offered no more.
  const choices = offeredChannels.includes(channel) ? offeredChannels : [...offeredChannels, channel]
  const problemOf = (name: ReportField): string | undefined => {
    const found = problems[name]
    if (found === undefined) return undefined
    return found === 'too-long' ? tooLong(limitOf(name)) : problem[found]
  }
  const line = (name: ReportField, more: { readonly mode?: 'tel'; readonly first?: boolean } = {}) => (
    <Field label={field[name]} problem={problemOf(name)}>
      {(bind) => (
        <input
          {...bind}
          type="text"
          value={words[name]}
          inputMode={more.mode}
          autoComplete="off"
          spellCheck={false}
          data-first={more.first ? true : undefined}
          onChange={(event) => onWords({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  /** A town or a category: picked from the catalogue, or typed as it was said. */
  const pick = (name: 'town' | 'category', options: readonly PickOption<RowId>[]) => {
    const known = knownAs(words[name], marks[name], options)
    return (
      <Field
        label={field[name]}
        problem={problemOf(name)}
        {...(known === null || known === 'inside' ? {} : { hint: text.catalogue.pick[known] })}
      >
        {(bind) => (
          <Picker
            bind={bind}
            value={words[name]}
            options={options}
            nothing={text.catalogue.pick.outsideHint}
            onType={(typed) => {
              onWords({ [name]: typed })
              onMarks({ [name]: null })
            }}
            onPick={(option) => {
              onWords({ [name]: option.name })
              onMarks({ [name]: option.key })
            }}
          />
        )}
      </Field>
    )
  }
  return (
    <>
      {line('title', { first: true })}
      <Field label={field.text} problem={problemOf('text')}>
        {(bind) => (
          <textarea
            {...bind}
            rows={4}
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
        {pick('town', townOptions)}
        {pick('category', categoryChoices)}
      </div>
      <MarkFields marks={marks} concernsWrong={problems.concerns !== undefined} onMarks={onMarks} />
      {masked ?? (
        <>
          {marks.privacy === 'anonymous' ? (
            <p className="frm-note">{text.forms.marks.anonymousNote}</p>
          ) : (
            <div className="frm-row">
              {line('reporter')}
              {line('phone', { mode: 'tel' })}
            </div>
          )}
          {line('address')}
        </>
      )}
    </>
  )
}
