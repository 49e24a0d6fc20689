import { isPaperLimit, mostPaperDays } from '../../../shared/domain/limits/decideLimits.ts'
import { paperLimitNames } from '../../../shared/domain/limits/limits.ts'
import { Field } from '../../forms/Field.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { SettingNote } from '../SettingNote.tsx'
import { type LimitsDraft, numberIn } from './limitsDraft.ts'

type Props = {
  readonly papers: LimitsDraft['papers']
  readonly usual: LimitsDraft['papers']
  readonly onPapers: (papers: LimitsDraft['papers']) => void
}

/** How many working days a unit has to reply to each paper of supervision, and to return a receipt. */
export const PaperLimitFields = ({ papers, usual, onPapers }: Props) => {
  const { text } = useDesk()
  const words = text.calendar.limits
  return (
    <div className="lim-papers">
      {paperLimitNames.map((name) => (
        <Field
          key={name}
          label={words.paperNames[name]}
          setting={`limits.papers.${name}`}
          hint={
            <SettingNote
              of={`limits.papers.${name}`}
              same={papers[name].trim() === usual[name]}
              onReset={() => onPapers({ ...papers, [name]: usual[name] })}
            />
          }
          problem={isPaperLimit(numberIn(papers[name])) ? undefined : words.wrong(mostPaperDays)}
        >
          {(bind) => (
            <input
              {...bind}
              type="text"
              inputMode="numeric"
              maxLength={3}
              autoComplete="off"
              value={papers[name]}
              onChange={(event) => onPapers({ ...papers, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
