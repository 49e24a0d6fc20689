import { useCallback, useEffect, useState } from 'react'
import type { DeskFailure } from '../../../shared/contract/desk.ts'
import type { OfficeRulesReply } from '../../../shared/contract/officeRules.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../../forms/FailureNote.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { LimitsForm } from './LimitsForm.tsx'

/** The limits of every step: asked for when the section is opened. */
export const LimitsSection = ({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) => {
  const { verbs, text } = useDesk()
  const [rules, setRules] = useState<OfficeRulesReply | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const ask = useCallback(async () => {
    const reply = await verbs.officeRules({})
    if (reply.ok) setRules(reply.value)
    setFailure(reply.ok ? null : reply.error)
  }, [verbs])
  useEffect(() => void ask(), [ask])

  const changed = rules?.limitsChanged ?? null
  const words = text.calendar.section
  return (
    <section className="set-wide" aria-label={text.settings.sections.limits}>
      <h2>{text.settings.sections.limits}</h2>
      <p className="t2">{text.calendar.limits.intro}</p>
      {failure === null ? null : <FailureNote failure={failure} />}
      {rules === null ? null : (
        <>
          <p className="t3">
            {changed === null
              ? words.builtIn
              : words.changedBy(changed.by, isoMinute(changed.at), rules.limits.version)}
          </p>
          <LimitsForm key={rules.limits.version} rules={rules} onSaved={setRules} onUnsaved={onUnsaved} />
        </>
      )}
    </section>
  )
}
