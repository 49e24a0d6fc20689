import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { type AssessmentItem, assessmentItems } from '../../shared/domain/supervision/assessmentItems.ts'
import { type Rung, rungs } from '../../shared/domain/supervision/ladder.ts'
import {
  type CaseRule,
  caseRules,
  defaultRules,
  type OrderRule,
  orderRules,
  type SupervisionRules,
} from '../../shared/domain/supervision/rules.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { onCtrlEnter } from '../forms/keys.ts'
import { SettingNote } from './SettingNote.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'

/** When supervision is proposed, how long a unit has, what a number begins with, what the assessment counts. */
export const SupervisionSection = ({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) => {
  const { verbs } = useDesk()
  const [saved, setSaved] = useState<SupervisionRules | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  useEffect(() => {
    void verbs.supervisionRules({}).then((reply) => (reply.ok ? setSaved(reply.value) : setFailure(reply.error)))
  }, [verbs])
  if (saved === null) return failure === null ? null : <FailureNote failure={failure} />
  return <RulesForm saved={saved} onSaved={setSaved} onUnsaved={onUnsaved} />
}

type Props = {
  readonly saved: SupervisionRules
  readonly onSaved: (rules: SupervisionRules) => void
  readonly onUnsaved: (unsaved: boolean) => void
}

const RulesForm = ({ saved, onSaved, onUnsaved }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.supervision.rules
  const kept = useKept({ form: 'settings.supervision', about: null }, saved)
  const rules = kept.value
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const changed = JSON.stringify(rules) !== JSON.stringify(saved)
  useEffect(() => onUnsaved(changed), [changed, onUnsaved])
  const change = (next: Partial<SupervisionRules>) => {
    kept.set({ ...rules, ...next })
    setFailure(null)
    setSavedAt(null)
  }
  const save = async () => {
    if (!changed) return
    const reply = await verbs.changeSupervisionRules(rules)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onSaved(rules)
    setSavedAt(Date.now())
  }
  const note = (rule: OrderRule | CaseRule, now: object, usual: object, onReset: () => void) => (
    <SettingNote of={`supervision.${rule}`} same={JSON.stringify(now) === JSON.stringify(usual)} onReset={onReset} />
  )
  const figure = (label: string, item: AssessmentItem, value: number, set: (value: number) => void) => (
    <Field
      key={label}
      label={label}
      className="narrow"
      setting={`supervision.points.${item}`}
      problem={Number.isFinite(value) ? undefined : words.problem}
      hint={
        <SettingNote
          of={`supervision.points.${item}`}
          same={value === defaultRules.points[item]}
          onReset={() => set(defaultRules.points[item])}
        />
      }
    >
      {(bind) => (
        <input
          {...bind}
          type="number"
          step="any"
          value={Number.isFinite(value) ? value : ''}
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
      <KeptNote kept={kept} />
      <h3>{text.supervision.tabs.proposals}</h3>
      <table className="set-rules">
        <tbody>
          {orderRules.map((rule) => {
            const setting = rules.orderRules[rule]
            const set = (next: Partial<typeof setting>) =>
              change({ orderRules: { ...rules.orderRules, [rule]: { ...setting, ...next } } })
            const unit = rule === 'overdue' || rule === 'longOverdue' ? words.workingDays : words.times
            return (
              <tr key={rule} data-setting={`supervision.${rule}`}>
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
                <td>{note(rule, setting, defaultRules.orderRules[rule], () => set(defaultRules.orderRules[rule]))}</td>
              </tr>
            )
          })}
          {caseRules.map((rule) => {
            const setting = rules.caseRules[rule]
            const set = (next: Partial<typeof setting>) =>
              change({ caseRules: { ...rules.caseRules, [rule]: { ...setting, ...next } } })
            return (
              <tr key={rule} data-setting={`supervision.${rule}`}>
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
                <td>{note(rule, setting, defaultRules.caseRules[rule], () => set(defaultRules.caseRules[rule]))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h3>{words.prefixes}</h3>
      <div className="set-four">
        {(['reminder', 'letter', 'listing', 'delisting'] as const).map((kind) => (
          <Field
            key={kind}
            label={text.notices.titles[kind]}
            className="narrow"
            setting={`supervision.prefixes.${kind}`}
            hint={
              <SettingNote
                of={`supervision.prefixes.${kind}`}
                same={rules.prefixes[kind] === defaultRules.prefixes[kind]}
                onReset={() => change({ prefixes: { ...rules.prefixes, [kind]: defaultRules.prefixes[kind] } })}
              />
            }
          >
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
          figure(text.supervision.assessment.items[item], item, rules.points[item], (points) =>
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
