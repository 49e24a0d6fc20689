import { useCallback, useEffect, useState } from 'react'
import type { DeskFailure } from '../../../shared/contract/desk.ts'
import type { OfficeRulesReply } from '../../../shared/contract/officeRules.ts'
import { chinaDate, isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../../forms/FailureNote.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { CalendarForm } from './CalendarForm.tsx'

/** The working calendar: asked for with its notes when the section is opened, and again when somebody else has changed it. */
export const CalendarSection = ({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) => {
  const { verbs, text } = useDesk()
  const [rules, setRules] = useState<OfficeRulesReply | null>(null)
  const [year, setYear] = useState(() => chinaDate(Date.now()).year)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const ask = useCallback(async () => {
    const reply = await verbs.officeRules({})
    if (reply.ok) setRules(reply.value)
    setFailure(reply.ok ? null : reply.error)
  }, [verbs])
  useEffect(() => void ask(), [ask])

  const changed = rules?.calendarChanged ?? null
  const words = text.calendar.section
  return (
    <section className="set-wide" aria-label={text.settings.sections.calendar}>
      <h2>{text.settings.sections.calendar}</h2>
      <p className="t2">{words.intro}</p>
      {failure === null ? null : <FailureNote failure={failure} />}
      {rules === null ? null : (
        <>
          <p className="t3">
            {changed === null
              ? words.builtIn
              : words.changedBy(changed.by, isoMinute(changed.at), rules.calendar.version)}
          </p>
          <CalendarForm
            key={rules.calendar.version}
            rules={rules}
            year={year}
            onYear={setYear}
            onSaved={setRules}
            onUnsaved={onUnsaved}
          />
        </>
      )}
    </section>
  )
}
