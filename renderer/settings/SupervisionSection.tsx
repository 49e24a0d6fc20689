import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { assessmentItems } from '../../shared/domain/supervision/assessmentItems.ts'
import { type Rung, rungs } from '../../shared/domain/supervision/ladder.ts'
import { caseRules, defaultRules, orderRules, type SupervisionRules } from '../../shared/domain/supervision/rules.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { onCtrlEnter } from '../forms/keys.ts'
import { useDesk } from '../store/useDesk.ts'

/** When supervision is proposed, how long a unit has, what a number begins with, what the assessment counts. */
export const SupervisionSection = ({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) => {
  const { verbs, text } = useDesk()
  const words = text.supervision.rules
  const [saved, setSaved] = useState<SupervisionRules | null>(null)
  const [rules, setRules] = useState<SupervisionRules>(defaultRules)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const changed = saved !== null && JSON.stringify(rules) !== JSON.stringify(saved)
  useEffect(() => {
    void verbs.supervisionRules({}).then((reply) => {
      if (!reply.ok) return setFailure(reply.error)
      setSaved(reply.value)
      setRules(reply.value)
    })
  }, [verbs])
  useEffect(() => onUnsaved(changed), [changed, onUnsaved])
  const change = (next: Partial<SupervisionRules>) => {
    setRules({ ...rules, ...next })
    setFailure(null)
    setSavedAt(null)
  }
  const save = async () => {
    if (!changed) return
    const reply = await verbs.changeSupervisionRules(rules)
    if (!reply.ok) return setFailure(reply.error)
    setSaved(rules)
    setSavedAt(Date.now())
  }
  const figure = (label: string, value: number, set: (value: number) => void, first = false) => (
    <Field key={label} label={label} className="narrow" problem={Number.isFinite(value) ? undefined : words.problem}>
      {(bind) => (
        <input
          {...bind}
          type="number"
          step="any"
          value={Number.isFinite(value) ? value : ''}
          data-first={first ? true : undefined}
          onChange={(event) => set(event.target.value === '' ? Number.NaN : Number(event.target.value))}
        />
      )}
    </Field>
  )
  const toggle = (label: string, on: boolean, set: (on: boolean) => void) => (
    <label className="frm-check">
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      {label}
    </label>
  )
  return (
    <form
      className="set-form"
      noValidate
      onKeyDown={onCtrlEnter(() => void save())}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{words.heading}</h2>
      <h3>{text.supervision.tabs.proposals}</h3>
      <table className="set-rules">
        <tbody>
          {orderRules.map((rule) => {
            const setting = rules.orderRules[rule]
            const set = (next: Partial<typeof setting>) =>
              change({ orderRules: { ...rules.orderRules, [rule]: { ...setting, ...next } } })
            const unit = rule === 'overdue' || rule === 'longOverdue' ? words.workingDays : words.times
            return (
              <tr key={rule}>
                <td>{toggle(words.orderRules[rule], setting.on, (on) => set({ on }))}</td>
                <td />
                <td>
                  <input
                    className="inp num"
                    type="number"
                    aria-label={`${words.orderRules[rule]} ${unit}`}
                    value={Number.isFinite(setting.threshold) ? setting.threshold : ''}
                    onChange={(event) =>
                      set({ threshold: event.target.value === '' ? Number.NaN : Number(event.target.value) })
                    }
                  />{' '}
                  {unit}
                </td>
                <td>
                  {words.propose}{' '}
                  <select
                    className="inp"
                    aria-label={`${words.orderRules[rule]} ${words.propose}`}
                    value={setting.rung}
                    onChange={(event) => set({ rung: event.target.value as Rung })}
                  >
                    {rungs.map((rung) => (
                      <option key={rung} value={rung}>
                        {text.supervision.rungs[rung]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            )
          })}
          {caseRules.map((rule) => {
            const setting = rules.caseRules[rule]
            const set = (next: Partial<typeof setting>) =>
              change({ caseRules: { ...rules.caseRules, [rule]: { ...setting, ...next } } })
            return (
              <tr key={rule}>
                <td>{toggle(words.caseRules[rule], setting.on, (on) => set({ on }))}</td>
                <td>{words.patience}</td>
                <td>
                  <input
                    className="inp num"
                    type="number"
                    aria-label={`${words.caseRules[rule]} ${words.patience}`}
                    value={Number.isFinite(setting.patience) ? setting.patience : ''}
                    onChange={(event) =>
                      set({ patience: event.target.value === '' ? Number.NaN : Number(event.target.value) })
                    }
                  />{' '}
                  {words.workingDays}
                </td>
                <td />
              </tr>
            )
          })}
        </tbody>
      </table>
      <h3>{words.prefixes}</h3>
      <div className="set-four">
        {(['reminder', 'letter', 'listing', 'delisting'] as const).map((kind) => (
          <Field key={kind} label={text.notices.titles[kind]} className="narrow">
            {(bind) => (
              <input
                {...bind}
                type="text"
                value={rules.prefixes[kind]}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => change({ prefixes: { ...rules.prefixes, [kind]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      <h3>{words.points}</h3>
      <div className="set-four">
        {assessmentItems.map((item) =>
          figure(text.supervision.assessment.items[item], rules.points[item], (points) =>
            change({ points: { ...rules.points, [item]: points } }),
          ),
        )}
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      <footer>
        <button type="submit" className="btn pri" disabled={!changed}>
          {text.settings.save} <kbd>Ctrl Enter</kbd>
        </button>
        <span className={changed ? 'wn' : 't3'} role="status">
          {changed
            ? text.settings.changed
            : savedAt === null
              ? text.settings.unchanged
              : text.settings.saved(isoMinute(savedAt).slice(-5))}
        </span>
      </footer>
    </form>
  )
}
