import { useLayoutEffect, useMemo, useState } from 'react'
import { largestAmount } from '../../../shared/calendar/limit.ts'
import type { DeskFailure } from '../../../shared/contract/desk.ts'
import type { OfficeRulesReply } from '../../../shared/contract/officeRules.ts'
import { mostPaperDays } from '../../../shared/domain/limits/decideLimits.ts'
import { limitNames, mostCalls } from '../../../shared/domain/limits/limits.ts'
import { urgencies } from '../../../shared/domain/order/orderState.ts'
import { FailureNote } from '../../forms/FailureNote.tsx'
import { onCtrlEnter } from '../../forms/keys.ts'
import { useDesk } from '../../store/useDesk.ts'
import { KeptNote } from '../../unsent/KeptNote.tsx'
import { useKept } from '../../unsent/useKept.ts'
import { defaultLimits } from '../../../shared/domain/limits/defaultLimits.ts'
import { limitText } from '../../desk/limitWords.ts'
import { SettingNote } from '../SettingNote.tsx'
import { RetimingPanel } from '../RetimingPanel.tsx'
import { SaveBar } from '../SaveBar.tsx'
import { LimitFields } from './LimitFields.tsx'
import { draftOf, type LimitForm, type LimitsProblem, limitsOfDraft, withLimit } from './limitsDraft.ts'
import { OverrideRows } from './OverrideRows.tsx'
import { PaperLimitFields } from './PaperLimitFields.tsx'
import './limits.css'

/** What the fields hold when nobody has changed them. */
const usual = draftOf({ ...defaultLimits, overrides: [] })
const sameLimit = (a: LimitForm, b: LimitForm): boolean => a.kind === b.kind && a.amount.trim() === b.amount

type Props = {
  readonly rules: OfficeRulesReply
  readonly onSaved: (rules: OfficeRulesReply) => void
  readonly onUnsaved: (unsaved: boolean) => void
}

/** A table of steps by urgency, exceptions below it, and what a change would mean for orders already dispatched. */
export const LimitsForm = ({ rules, onSaved, onUnsaved }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.calendar.limits
  const saved = useMemo(() => draftOf(rules.limits), [rules])
  const kept = useKept({ form: `settings.limits.${rules.limits.version}`, about: null }, saved)
  const { value: draft, set: setDraft } = kept
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const read = useMemo(() => limitsOfDraft(draft), [draft])
  const changed = JSON.stringify(draft) !== JSON.stringify(saved)

  // Before it is painted: whoever reads that all is saved may leave in the same moment.
  useLayoutEffect(() => onUnsaved(changed), [changed, onUnsaved])

  const save = async (): Promise<void> => {
    if (!changed || !read.ok || sending) return
    setSending(true)
    const reply = await verbs.changeLimits({ seen: rules.limits.version, limits: read.limits })
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onSaved(reply.value)
  }
  const says: Readonly<Record<LimitsProblem, string>> = {
    limit: words.wrong(largestAmount.workingDays),
    paper: words.wrong(mostPaperDays),
    'nothing-named': text.refusals.failed(text.refusals.codes['override-empty']),
    unreachable: words.unreachable.wrong(mostCalls),
    twice: text.refusals.failed(text.refusals.codes['override-twice']),
  }
  const proposed = !read.ok ? null : changed ? { calendar: null, limits: read.limits } : ('saved' as const)
  return (
    <form
      className="lim"
      noValidate
      onKeyDown={onCtrlEnter(() => void save())}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <KeptNote kept={kept} />
      <table className="lim-table" aria-label={text.settings.sections.limits}>
        <thead>
          <tr>
            <th>{words.name}</th>
            {urgencies.map((urgency) => (
              <th key={urgency}>{text.calendar.urgencies[urgency]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {limitNames.map((name) => (
            <tr key={name} data-setting={`limits.${name}`}>
              <th scope="row">
                {words.names[name]}
                <span className="set-note t3">{text.settingNotes.about[`limits.${name}`]}</span>
              </th>
              {urgencies.map((urgency) => (
                <td key={urgency}>
                  <LimitFields
                    label={{
                      amount: words.amount(words.names[name], text.calendar.urgencies[urgency]),
                      unit: words.unit(words.names[name], text.calendar.urgencies[urgency]),
                    }}
                    limit={draft.byUrgency[urgency][name]}
                    onLimit={(limit) => setDraft(withLimit(draft, urgency, name, limit))}
                  />
                  <SettingNote
                    of={`limits.${name}`}
                    brief
                    part={words.amount(words.names[name], text.calendar.urgencies[urgency])}
                    usual={limitText(text, defaultLimits.byUrgency[urgency][name])}
                    same={sameLimit(draft.byUrgency[urgency][name], usual.byUrgency[urgency][name])}
                    onReset={() => setDraft(withLimit(draft, urgency, name, usual.byUrgency[urgency][name]))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!read.ok && read.problem === 'limit' && read.line < 0 ? (
        <p className="frm-problem" role="alert">
          {says.limit}
        </p>
      ) : null}
      <h3>{words.papers}</h3>
      <p className="t3">{words.papersIntro}</p>
      <PaperLimitFields
        papers={draft.papers}
        usual={usual.papers}
        onPapers={(papers) => setDraft({ ...draft, papers })}
      />
      <h3>{words.overrides}</h3>
      <p className="t3">{words.overridesIntro}</p>
      <div data-setting="limits.overrides">
        <SettingNote
          of="limits.overrides"
          same={draft.overrides.length === 0}
          onReset={() => setDraft({ ...draft, overrides: [] })}
        />
      </div>
      <OverrideRows
        overrides={draft.overrides}
        wrong={read.ok ? null : { line: read.line, says: says[read.problem] }}
        onOverrides={(overrides) => setDraft({ ...draft, overrides })}
      />
      <h3>{words.unreachable.title}</h3>
      <p className="t3">{words.unreachable.intro}</p>
      <div className="lim-calls">
        {(['calls', 'days'] as const).map((name) => (
          <label key={name} data-setting={`limits.unreachable.${name}`}>
            <span className="t2">{words.unreachable[name]}</span>
            <input
              className={!read.ok && read.problem === 'unreachable' ? 'inp wrong' : 'inp'}
              inputMode="numeric"
              value={draft.unreachable[name]}
              onChange={(event) =>
                setDraft({ ...draft, unreachable: { ...draft.unreachable, [name]: event.target.value } })
              }
            />
            <SettingNote
              of={`limits.unreachable.${name}`}
              same={draft.unreachable[name] === usual.unreachable[name]}
              onReset={() =>
                setDraft({ ...draft, unreachable: { ...draft.unreachable, [name]: usual.unreachable[name] } })
              }
            />
          </label>
        ))}
      </div>
      {!read.ok && read.problem === 'unreachable' ? (
        <p className="frm-problem" role="alert">
          {says.unreachable}
        </p>
      ) : null}
      {failure === null ? null : <FailureNote failure={failure} />}
      <SaveBar changed={changed} sending={sending} ready={read.ok} command="changeLimits" />
      <RetimingPanel proposed={proposed} />
    </form>
  )
}
