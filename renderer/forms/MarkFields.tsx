import { useMemo } from 'react'
import { privacies, urgencies } from '../../shared/domain/order/orderState.ts'
import { unitOptions } from '../catalogue/unitOptions.ts'
import { useDesk } from '../store/useDesk.ts'
import { Field } from './Field.tsx'
import { Picker } from './Picker.tsx'
import { type MarksForm, privacyOf, urgencyOf } from './reportMarks.ts'

type Props = {
  readonly marks: MarksForm
  readonly concernsWrong: boolean
  readonly onMarks: (marks: Partial<MarksForm>) => void
}

/** How urgent it is, whether the reporter is protected, and which unit it complains about. */
export const MarkFields = ({ marks, concernsWrong, onMarks }: Props) => {
  const { overview, text } = useDesk()
  const words = text.forms.marks
  const units = useMemo(() => unitOptions(overview.lanes), [overview.lanes])
  const privacyWords = { ...text.orderCourse.privacies, open: words.open }
  return (
    <div className="frm-row marks">
      <Field label={words.urgency} {...(marks.urgency === 'lifeSafety' ? { hint: words.lifeHint } : {})}>
        {(bind) => (
          <select
            {...bind}
            value={marks.urgency}
            onChange={(event) => onMarks({ urgency: urgencyOf(event.target.value) })}
          >
            {urgencies.map((known) => (
              <option key={known} value={known}>
                {text.orderCourse.urgencies[known]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.privacy} {...(marks.privacy === 'confidential' ? { hint: words.confidentialHint } : {})}>
        {(bind) => (
          <select
            {...bind}
            value={marks.privacy}
            onChange={(event) => onMarks({ privacy: privacyOf(event.target.value) })}
          >
            {privacies.map((known) => (
              <option key={known} value={known}>
                {privacyWords[known]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={words.concerns}
        problem={concernsWrong ? text.forms.problem['no-such-unit'] : undefined}
        {...(marks.concerns === '' ? {} : { hint: words.concernsHint })}
      >
        {(bind) => (
          <Picker
            bind={bind}
            value={marks.concerns}
            options={units}
            nothing={text.catalogue.routes.unitUnknown}
            onType={(concerns) => onMarks({ concerns })}
            onPick={({ name }) => onMarks({ concerns: name })}
          />
        )}
      </Field>
    </div>
  )
}
