import { useMemo, useState } from 'react'
import type { YearTable } from '../../../shared/calendar/calendarState.ts'
import { type ReadDay, readYearTables } from '../../../shared/calendar/readYearTables.ts'
import { takeYearTables } from '../../../shared/calendar/takeYearTables.ts'
import { Field } from '../../forms/Field.tsx'
import { ModalDialog } from '../../forms/ModalDialog.tsx'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { useKept } from '../../unsent/useKept.ts'
import { faultText } from './faultText.ts'
import { yearSpans } from './coverage.ts'

type Props = {
  readonly years: readonly YearTable[]
  readonly onTaken: (years: readonly YearTable[], read: readonly ReadDay[]) => void
  readonly onClose: () => void
}

const largest = 1_000_000

/** A year table out of the notice as it was published, or out of a list of dates: what was read is shown before it is taken. */
export const ImportYearDialog = ({ years, onTaken, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.calendar.importing
  const kept = useKept({ form: 'settings.year', about: null }, '')
  const typed = kept.value
  const [tooLarge, setTooLarge] = useState(false)
  const read = useMemo(() => readYearTables(typed), [typed])
  const taken = useMemo(() => takeYearTables(years, read.days), [years, read.days])
  const ready = read.days.length > 0 && read.refused.length === 0 && taken.faults.length === 0
  const known = new Set(years.map((table) => table.year))
  const lines = [
    [words.added, taken.replaced.filter((year) => !known.has(year))],
    [words.replaced, taken.replaced.filter((year) => known.has(year))],
    [words.completed, taken.completed],
  ] as const

  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setTooLarge(file.size > largest)
    if (file.size <= largest) kept.set(decode(new Uint8Array(await file.arrayBuffer())))
  }
  const take = (): void => {
    if (!ready) return
    kept.done()
    onTaken(taken.years, read.days)
  }
  return (
    <ModalDialog
      title={words.title}
      icon="import"
      closeLabel={text.forms.close}
      size="wide"
      onClose={onClose}
      onSend={take}
      footer={
        <>
          <label className="btn cal-file">
            <Icon name="folder" />
            {words.file}
            <input type="file" accept=".csv,.txt" onChange={(event) => void open(event.target.files?.[0])} />
          </label>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {text.calendar.section.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" disabled={!ready}>
            {words.take} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <p className="t2">{words.intro}</p>
      <Field label={words.label}>
        {(bind) => (
          <textarea
            {...bind}
            data-first
            rows={9}
            value={typed}
            spellCheck={false}
            onChange={(event) => kept.set(event.target.value.slice(0, largest))}
          />
        )}
      </Field>
      {tooLarge ? (
        <p className="frm-problem" role="alert">
          {words.tooLarge}
        </p>
      ) : null}
      <div className="cal-read" aria-live="polite">
        <p className={read.days.length === 0 ? 't3' : 'b'}>
          {read.days.length === 0 ? words.nothing : words.read(read.days.length)}
        </p>
        {read.refused.length === 0 &&
          lines.map(([say, list]) =>
            list.length === 0 ? null : <p key={say('')}>{say(yearSpans(list, text.calendar.join))}</p>,
          )}
        {taken.faults.map((fault) => (
          <p className="rd" key={JSON.stringify(fault)}>
            {faultText(text, fault)}
          </p>
        ))}
        {read.refused.length === 0 ? null : (
          <>
            <p className="rd">{words.refused(read.refused.length)}</p>
            <ul>
              {read.refused.slice(0, 50).map(({ line, code, text: given }) => (
                <li key={`${line} ${code} ${given}`}>
                  <span className="t3 num">{words.line(line)}</span> <span className="rd">{words.problems[code]}</span>{' '}
                  <span className="t2 el">{given}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </ModalDialog>
  )
}

/** UTF-8 where it is that, else the encoding of Chinese spreadsheets. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
