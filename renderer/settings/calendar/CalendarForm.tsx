import { useLayoutEffect, useMemo, useState } from 'react'
import type { MonthDay } from '../../../shared/calendar/calendarState.ts'
import { calendarOf } from '../../../shared/calendar/calendarOf.ts'
import { checkCalendar } from '../../../shared/calendar/checkCalendar.ts'
import type { DeskFailure } from '../../../shared/contract/desk.ts'
import type { OfficeRulesReply } from '../../../shared/contract/officeRules.ts'
import { isoDay, dayNumber } from '../../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../../forms/FailureNote.tsx'
import { onCtrlEnter } from '../../forms/keys.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { KeptNote } from '../../unsent/KeptNote.tsx'
import { useKept } from '../../unsent/useKept.ts'
import { defaultCalendar } from '../../../shared/calendar/defaultCalendar.ts'
import { SettingNote } from '../SettingNote.tsx'
import { RetimingPanel } from '../RetimingPanel.tsx'
import { SaveBar } from '../SaveBar.tsx'
import { calendarOfDraft, type CalendarDraft, draftOf, specialOn, withDay } from './calendarDraft.ts'
import { endingCoverage, yearSpans } from './coverage.ts'
import { DayDialog } from './DayDialog.tsx'
import { faultText } from './faultText.ts'
import { HoursFields } from './HoursFields.tsx'
import { ImportYearDialog } from './ImportYearDialog.tsx'
import { yearDays } from './yearDays.ts'
import { YearGlance } from './YearGlance.tsx'
import { YearSummary } from './YearSummary.tsx'
import './calendar.css'

const usual = draftOf(defaultCalendar, { days: {}, years: {}, seasons: [] })

type Props = {
  readonly rules: OfficeRulesReply
  readonly year: number
  readonly onYear: (year: number) => void
  readonly onSaved: (rules: OfficeRulesReply) => void
  readonly onUnsaved: (unsaved: boolean) => void
}

/** A year at a glance, the office hours, and what a change would mean for orders already dispatched. */
export const CalendarForm = ({ rules, year, onYear, onSaved, onUnsaved }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.calendar.section
  const [now] = useState(() => Date.now())
  const saved = useMemo(() => draftOf(rules.calendar, rules.notes), [rules])
  const kept = useKept<CalendarDraft>({ form: `settings.calendar.${rules.calendar.version}`, about: null }, saved)
  const { value: draft, set: setDraft } = kept
  const [editing, setEditing] = useState<MonthDay | null>(null)
  const [importing, setImporting] = useState(false)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const sent = useMemo(() => calendarOfDraft(draft), [draft])
  const faults = useMemo(() => checkCalendar({ ...sent.calendar, version: 1 }), [sent])
  const changed = draft !== saved && JSON.stringify(sent) !== JSON.stringify(calendarOfDraft(saved))
  const table = draft.years.find((one) => one.year === year)
  const months = useMemo(() => yearDays(table ?? { year, days: [] }), [table, year])
  const ending = useMemo(
    () =>
      faults.length > 0
        ? null
        : endingCoverage(calendarOf({ ...sent.calendar, version: 1 }), rules.limits.byUrgency.general.delivery, now),
    [sent, faults, rules.limits, now],
  )

  // Before it is painted: whoever reads that all is saved may leave in the same moment.
  useLayoutEffect(() => onUnsaved(changed), [changed, onUnsaved])

  const save = async (): Promise<void> => {
    if (!changed || faults.length > 0 || sending) return
    setSending(true)
    const reply = await verbs.changeCalendar({ seen: rules.calendar.version, ...sent })
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onSaved(reply.value)
  }
  const proposed = faults.length > 0 ? null : changed ? { calendar: sent.calendar, limits: null } : ('saved' as const)
  const years = draft.years.map((one) => one.year)
  return (
    <form
      className="cal"
      noValidate
      onKeyDown={onCtrlEnter(() => void save())}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <KeptNote kept={kept} />
      <p className="t2">{words.coverage(yearSpans(years, text.calendar.join))}</p>
      {ending === null ? null : (
        <p className="wn cal-warning">
          <Icon name="warning" />
          {words.ending(ending.lastDay, ending.year)}
        </p>
      )}
      <div data-setting="calendar.years">
        <SettingNote
          of="calendar.years"
          same={JSON.stringify(draft.years) === JSON.stringify(usual.years)}
          onReset={() => setDraft({ ...draft, years: usual.years })}
        />
      </div>
      <div className="set-tools cal-tools">
        <button
          type="button"
          className="btn ico"
          aria-label={words.previousYear}
          title={words.previousYear}
          onClick={() => onYear(year - 1)}
        >
          <Icon name="chevronLeft" />
        </button>
        <strong className="num cal-which" aria-live="polite">
          {words.year(year)}
        </strong>
        <button
          type="button"
          className="btn ico"
          aria-label={words.nextYear}
          title={words.nextYear}
          onClick={() => onYear(year + 1)}
        >
          <Icon name="chevronRight" />
        </button>
        <button type="button" className="btn" onClick={() => setImporting(true)}>
          <Icon name="import" />
          {words.import}
        </button>
        {table === undefined ? null : (
          <button
            type="button"
            className="btn quiet"
            onClick={() => setDraft({ ...draft, years: draft.years.filter((one) => one.year !== year) })}
          >
            {words.removeYear(year)}
          </button>
        )}
        <span className="fill" />
        <span className="t3 cal-legend">
          <span>{words.legend.off}</span>
          <span>{words.legend.makeUp}</span>
          <span>{words.legend.weekend}</span>
        </span>
      </div>
      {table === undefined ? (
        <div className="cal-none">
          <p className="b">{words.noTable(year)}</p>
          <p className="t2">{words.noTableHint}</p>
          <button type="button" className="btn" onClick={() => setImporting(true)}>
            <Icon name="import" />
            {words.import}
          </button>
        </div>
      ) : (
        <div className="cal-both">
          <YearGlance
            year={year}
            months={months}
            today={isoDay(dayNumber(now))}
            reasons={draft.reasons}
            onDay={setEditing}
          />
          <div>
            <YearSummary table={table} months={months} reasons={draft.reasons} />
            <label className="cal-label">
              <span className="t2">{words.source}</span>
              <input
                className="inp"
                value={draft.sources[String(year)] ?? ''}
                placeholder={words.sourceHint}
                maxLength={200}
                onChange={(event) =>
                  setDraft({ ...draft, sources: { ...draft.sources, [String(year)]: event.target.value } })
                }
              />
            </label>
          </div>
        </div>
      )}
      <h3>{words.hours}</h3>
      <p className="t3">{words.hoursIntro}</p>
      <div data-setting="calendar.hours">
        <SettingNote
          of="calendar.hours"
          same={JSON.stringify(draft.usual) === JSON.stringify(usual.usual)}
          onReset={() => setDraft({ ...draft, usual: usual.usual })}
        />
      </div>
      <div data-setting="calendar.seasons">
        <SettingNote
          of="calendar.seasons"
          same={draft.seasons.length === 0}
          onReset={() => setDraft({ ...draft, seasons: [] })}
        />
      </div>
      <HoursFields
        usual={draft.usual}
        seasons={draft.seasons}
        onUsual={(usual) => setDraft({ ...draft, usual })}
        onSeasons={(seasons) => setDraft({ ...draft, seasons })}
      />
      <h3>{words.yellow}</h3>
      <div className="cal-line" data-setting="calendar.yellow">
        <label className="cal-label short">
          <span className="t2">{words.yellowPercent}</span>
          <input
            className="inp num"
            inputMode="numeric"
            value={draft.yellowPercent}
            maxLength={3}
            onChange={(event) => setDraft({ ...draft, yellowPercent: event.target.value })}
          />
        </label>
        <span className="cal-hint">
          <SettingNote
            of="calendar.yellow"
            same={draft.yellowPercent.trim() === usual.yellowPercent}
            onReset={() => setDraft({ ...draft, yellowPercent: usual.yellowPercent })}
          />
        </span>
      </div>
      {faults.length === 0 ? null : (
        <ul className="cal-faults" role="alert">
          {faults.slice(0, 8).map((fault) => (
            <li className="rd" key={JSON.stringify(fault)}>
              {faultText(text, fault)}
            </li>
          ))}
        </ul>
      )}
      {failure === null ? null : <FailureNote failure={failure} />}
      <SaveBar changed={changed} sending={sending} ready={faults.length === 0} command="changeCalendar" />
      <RetimingPanel proposed={proposed} />
      {editing === null ? null : (
        <DayDialog
          year={year}
          on={editing}
          special={specialOn(draft, year, editing)}
          reason={draft.reasons[`${year}-${editing}`] ?? ''}
          onChoice={(choice) => {
            setDraft(withDay(draft, year, editing, choice))
            setEditing(null)
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {importing ? (
        <ImportYearDialog
          years={draft.years}
          onTaken={(taken, read) => {
            const reasons = read.flatMap((day) => (day.reason === '' ? [] : [[`${day.year}-${day.on}`, day.reason]]))
            setDraft({ ...draft, years: taken, reasons: { ...draft.reasons, ...Object.fromEntries(reasons) } })
            onYear(read.at(-1)?.year ?? year)
            setImporting(false)
          }}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </form>
  )
}
