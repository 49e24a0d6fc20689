import { entriesOf, type OfficePaperKind, type PaperEntry } from '../../shared/domain/officePaper/officePaperKinds.ts'
import type { PaperEntries } from '../../shared/documents/officePaperValues.ts'
import { Field } from '../forms/Field.tsx'
import { Segments } from '../notices/Segments.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly kind: OfficePaperKind
  readonly entries: PaperEntries
  readonly gaps: readonly string[]
  readonly copyTo: string
  readonly seal: boolean
  readonly readOnly: boolean
  readonly onEntry: (name: PaperEntry, value: string) => void
  readonly onCopyTo: (value: string) => void
  readonly onSeal: (seal: boolean) => void
  /** The field that is being typed in, to be shown on the paper. */
  readonly onActive: (field: string | null) => void
}

/** What the kind asks the clerk for, in the order in which it stands on the paper. */
export const PaperFields = (props: Props) => {
  const { kind, entries, gaps, copyTo, seal, readOnly, onEntry, onCopyTo, onSeal, onActive } = props
  const { text } = useDesk()
  const words = text.officePapers
  const notice = text.notices.fields
  const watched = (field: string) => ({
    'data-paper-field': field,
    onFocus: () => onActive(field),
    onBlur: () => onActive(null),
  })
  return (
    <>
      {entriesOf[kind].map(({ name, needed, rows }, at) => (
        <Field
          key={name}
          label={words.fields[name]}
          problem={gaps.includes(name) ? words.gap(words.fields[name]) : undefined}
          {...(words.hints[name] === '' ? {} : { hint: words.hints[name] })}
          {...(needed ? { required: text.forms.required } : {})}
        >
          {(bind) =>
            rows === 1 ? (
              <input
                {...bind}
                {...watched(name)}
                type="text"
                value={entries[name]}
                readOnly={readOnly}
                autoComplete="off"
                spellCheck={false}
                data-first={at === 0 ? true : undefined}
                onChange={(event) => onEntry(name, event.target.value)}
              />
            ) : (
              <textarea
                {...bind}
                {...watched(name)}
                rows={rows}
                value={entries[name]}
                readOnly={readOnly}
                spellCheck={false}
                data-first={at === 0 ? true : undefined}
                onChange={(event) => onEntry(name, event.target.value)}
              />
            )
          }
        </Field>
      ))}
      <Field label={notice.copyTo} hint={notice.copyToHint}>
        {(bind) => (
          <textarea
            {...bind}
            {...watched('copyTo')}
            rows={2}
            value={copyTo}
            readOnly={readOnly}
            spellCheck={false}
            onChange={(event) => onCopyTo(event.target.value)}
          />
        )}
      </Field>
      {kind === 'minutes' ? null : (
        <Segments
          label={notice.seal}
          value={seal ? 'on' : 'off'}
          options={[
            ['on', notice.sealOn],
            ['off', notice.sealOff],
          ]}
          disabled={readOnly}
          onPick={(picked) => onSeal(picked === 'on')}
        />
      )}
    </>
  )
}
