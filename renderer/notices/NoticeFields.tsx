import type { NoticeGap, NoticeGapCode } from '../../shared/documents/checkNotice.ts'
import { paperWords } from '../../shared/documents/paperWords.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { NoticeField } from '../../shared/documents/noticeData.ts'
import { Field } from '../forms/Field.tsx'
import { useDesk } from '../store/useDesk.ts'
import { formCauses, type NoticeDraft } from './noticeForm.ts'
import { RequirementList } from './RequirementList.tsx'
import { Segments } from './Segments.tsx'

type Props = {
  readonly kind: PaperKind
  readonly draft: NoticeDraft
  readonly gaps: readonly NoticeGap[]
  readonly number: string | null
  readonly readOnly: boolean
  readonly onChange: (next: Partial<NoticeDraft>) => void
  /** The field that is being typed in, to be shown on the paper. */
  readonly onActive: (field: NoticeField | null) => void
}

type TextField = 'reason' | 'basis' | 'instruction' | 'reply' | 'contact' | 'phone' | 'copyTo'

export const NoticeFields = (props: Props) => {
  const { kind, draft, gaps, number, readOnly, onChange, onActive } = props
  const { text } = useDesk()
  const words = text.notices.fields
  /** What cannot be changed any more is neither asked for nor explained. */
  const signed = number !== null
  const problem = (code: NoticeGapCode): string | undefined =>
    gaps.some((gap) => gap.code === code) ? text.notices.checks.gaps[code] : undefined
  const watched = (field: NoticeField) => ({
    'data-paper-field': field,
    onFocus: () => onActive(field),
    onBlur: () => onActive(null),
  })
  const typed = (
    field: TextField,
    rows: number,
    more: { readonly hint?: string; readonly gap?: NoticeGapCode; readonly first?: boolean } = {},
  ) => (
    <Field
      label={words[field]}
      problem={more.gap === undefined ? undefined : problem(more.gap)}
      {...(more.hint === undefined || signed ? {} : { hint: more.hint })}
      {...(more.gap === undefined || signed ? {} : { required: text.forms.required })}
    >
      {(bind) =>
        rows === 1 ? (
          <input
            {...bind}
            {...watched(field)}
            type="text"
            value={draft[field]}
            readOnly={readOnly}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        ) : (
          <textarea
            {...bind}
            {...watched(field)}
            rows={rows}
            value={draft[field]}
            readOnly={readOnly}
            spellCheck={false}
            data-first={more.first ? true : undefined}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        )
      }
    </Field>
  )
  return (
    <section className="ntc-part" aria-label={words.heading}>
      <h2>{words.heading}</h2>
      <div className="ntc-line">
        <span>{words.number}</span>
        <span className={number === null ? 't3' : 'num b'}>{number ?? words.numberLater}</span>
      </div>
      <Segments
        label={words.cause}
        value={draft.cause}
        options={formCauses.map((cause) => [cause, text.notices.causes[cause]])}
        disabled={readOnly}
        wide
        onPick={(cause) => onChange({ cause })}
      />
      {typed('reason', 1, { hint: words.reasonHint })}
      {typed('basis', 2, kind === 'delisting' ? {} : { gap: 'basis-missing' })}
      {typed('instruction', 2, { hint: words.instructionHint })}
      <RequirementList
        requirements={draft.requirements}
        problem={problem('requirements-missing')}
        readOnly={readOnly}
        signed={signed}
        onChange={(requirements) => onChange({ requirements })}
        onActive={onActive}
      />
      {kind === 'delisting' ? null : (
        <Field
          label={words.dueAt}
          {...(signed ? {} : { required: text.forms.required })}
          problem={problem('deadline-not-after-date')}
        >
          {(bind) => (
            <input
              {...bind}
              {...watched('dueAt')}
              type="datetime-local"
              value={draft.dueAt}
              readOnly={readOnly}
              onChange={(event) => onChange({ dueAt: event.target.value })}
            />
          )}
        </Field>
      )}
      {kind === 'listing' ? (
        <Field
          label={words.conditions}
          problem={problem('conditions-missing')}
          {...(signed ? {} : { hint: words.conditionsHint, required: text.forms.required })}
        >
          {(bind) => (
            <textarea
              {...bind}
              {...watched('conditions')}
              rows={2}
              value={draft.conditions.join('\n')}
              readOnly={readOnly}
              spellCheck={false}
              onChange={(event) => onChange({ conditions: event.target.value.split('\n') })}
            />
          )}
        </Field>
      ) : null}
      {typed('reply', 2)}
      <div className="ntc-pair">
        {typed('contact', 1, { gap: 'contact-missing' })}
        {typed('phone', 1, { gap: 'phone-missing' })}
      </div>
      {typed('copyTo', 2, { hint: words.copyToHint })}
      <Segments
        label={words.seal}
        value={draft.seal ? 'on' : 'off'}
        options={[
          ['on', words.sealOn],
          ['off', words.sealOff],
        ]}
        onPick={(picked) => onChange({ seal: picked === 'on' })}
      />
      {paperWords[kind].slip ? (
        <label className="frm-check">
          <input type="checkbox" checked={draft.slip} onChange={(event) => onChange({ slip: event.target.checked })} />
          {words.slip}
        </label>
      ) : null}
    </section>
  )
}
