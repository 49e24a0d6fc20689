import { useEffect, useMemo, useState } from 'react'
import type { DialogAct, Rehearsal } from '../../../shared/contract/bulk.ts'
import { channels, type LawfulRoute, lawfulRoutes, urgencies } from '../../../shared/domain/order/orderState.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { categoryOptions, townChoices } from '../../catalogue/categoryTree.ts'
import { useCatalogue } from '../../catalogue/useCatalogue.ts'
import { Field } from '../../forms/Field.tsx'
import { ModalDialog } from '../../forms/ModalDialog.tsx'
import { Picker } from '../../forms/Picker.tsx'
import { knownAs } from '../../forms/reportMarks.ts'
import { failureText } from '../../store/failureText.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useKept } from '../../unsent/useKept.ts'
import { useDeskModel } from '../deskModel.ts'
import type { Aim } from '../places.ts'
import './bulk.css'

const kinds: readonly DialogAct['kind'][] = [
  'accept',
  'dispatch',
  'decline',
  'setCategory',
  'setTown',
  'setChannel',
  'setUrgency',
]
type Draft = {
  readonly kind: DialogAct['kind']
  readonly value: string
  /** The town or category of the catalogue that was picked. */
  readonly picked: RowId | null
  readonly reason: string
}
const plain: Omit<Draft, 'reason'> = { kind: 'accept', value: '', picked: null }
/** The preview waits until the person has stopped typing. */
const pause = 250

/** One act on a selection: what it would do is shown order by order before anything is done. */
export const BulkDialog = ({ aim, onClose }: { readonly aim: Aim; readonly onClose: () => void }) => {
  const { verbs, text, overview } = useDesk()
  const { gestures } = useDeskModel()
  const [chosen, setChosen] = useState<Omit<Draft, 'reason'>>(plain)
  const kept = useKept({ form: 'bulk.decline', about: 'many' }, '')
  const draft = useMemo((): Draft => ({ ...chosen, reason: kept.value }), [chosen, kept.value])
  const [tried, setTried] = useState<{ readonly of: Draft; readonly result: Rehearsal } | null>(null)
  const [problem, setProblem] = useState('')
  const catalogue = useCatalogue()
  const towns = useMemo(() => townChoices(catalogue.towns), [catalogue.towns])
  const categories = useMemo(() => categoryOptions(catalogue.categories), [catalogue.categories])
  const words = text.views.bulk
  const act = actOf(draft)
  const shown = tried?.of === draft ? tried.result : null

  useEffect(() => {
    const asked = actOf(draft)
    if (asked === null) return
    let gone = false
    const timer = setTimeout(() => {
      void verbs.rehearseBulk({ target: aim.target, act: asked }).then((answer) => {
        if (gone) return
        setProblem(answer.ok ? '' : failureText(text, answer.error))
        if (answer.ok) setTried({ of: draft, result: answer.value })
      })
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [draft, aim, verbs, text])

  const run = (): void => {
    if (act === null || shown === null || shown.ready === 0) return
    void gestures.bulk(aim, act).then((done) => done && act.kind === 'decline' && kept.done())
    onClose()
  }
  const change = (part: Partial<typeof chosen>): void => setChosen({ ...chosen, ...part })
  const select = (label: string, options: readonly (readonly [string, string])[]) => (
    <label className="bulk-line">
      <span>{label}</span>
      <select className="inp" value={draft.value} onChange={(event) => change({ value: event.target.value })}>
        <option value="">{words.chooseUnit}</option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  /** A town or a category: picked from the catalogue, or typed as it is meant. */
  const pick = (kind: 'setTown' | 'setCategory') => {
    const options = kind === 'setTown' ? towns : categories
    const known = knownAs(draft.value, draft.picked, options)
    return (
      <Field
        className="bulk-line"
        label={words.value}
        {...(known === null || known === 'inside' ? {} : { hint: text.catalogue.pick[known] })}
      >
        {(bind) => (
          <Picker
            bind={bind}
            value={draft.value}
            options={options}
            nothing={text.catalogue.pick.outsideHint}
            onType={(value) => change({ value, picked: null })}
            onPick={(option) => change({ value: option.name, picked: option.key })}
          />
        )}
      </Field>
    )
  }
  const typed = (label: string, value: string, set: (typed: string) => void) => (
    <label className="bulk-line">
      <span>{label}</span>
      <input className="inp" maxLength={500} value={value} onChange={(event) => set(event.target.value)} />
    </label>
  )
  return (
    <ModalDialog
      title={words.title(aim.count)}
      icon="list"
      closeLabel={words.close}
      size="wide"
      onClose={onClose}
      onSend={run}
      footer={
        <>
          <span className="t3">{words.hint}</span>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.close} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" disabled={shown === null || shown.ready === 0}>
            {words.run(shown?.ready ?? 0)} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <div className="bulk">
        <label className="bulk-line">
          <span>{words.act}</span>
          <select
            className="inp"
            data-first
            value={draft.kind}
            onChange={(event) =>
              setChosen({ ...plain, kind: kinds.find((kind) => kind === event.target.value) ?? 'accept' })
            }
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.acts[kind]}
              </option>
            ))}
          </select>
        </label>
        {draft.kind === 'dispatch' &&
          select(
            words.unit,
            overview.lanes.filter(({ retired }) => !retired).map(({ unit, name }) => [String(unit), name]),
          )}
        {draft.kind === 'decline' &&
          select(
            words.route,
            lawfulRoutes.map((route) => [route, text.desk.routes[route]]),
          )}
        {draft.kind === 'decline' && typed(words.reason, draft.reason, kept.set)}
        {draft.kind === 'setChannel' &&
          select(
            words.value,
            channels.map((channel) => [channel, text.desk.channels[channel]]),
          )}
        {draft.kind === 'setUrgency' &&
          select(
            words.value,
            urgencies.map((urgency) => [urgency, words.urgencies[urgency]]),
          )}
        {(draft.kind === 'setTown' || draft.kind === 'setCategory') && pick(draft.kind)}
        <section className="bulk-result" aria-live="polite">
          {problem !== '' ? (
            <p className="rd">{problem}</p>
          ) : act === null ? (
            <p className="t3">{words.missing}</p>
          ) : shown === null ? (
            <p className="t3">{words.trying}</p>
          ) : (
            <Outcome rehearsal={shown} />
          )}
        </section>
      </div>
    </ModalDialog>
  )
}

const Outcome = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const { text } = useDesk()
  const words = text.views.bulk
  const not = rehearsal.count - rehearsal.ready
  return (
    <>
      <p>
        <b className="num">{words.ready(rehearsal.ready)}</b>
        {not > 0 && <span className="rd num">{words.refused(not)}</span>}
      </p>
      <ul>
        {rehearsal.refused.map(({ code, count, orders }) => {
          const { what, next } = text.refusals.codes[code]
          const named = orders.slice(0, 5)
          return (
            <li key={code}>
              <span className="num b">{count.toLocaleString('en-US')}</span>
              <span>
                {what}。{next}。
                <span className="t3 num">
                  {named.map(({ number }) => number).join('、')}
                  {count > named.length && ` ${words.more(count - named.length)}`}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Null while something is missing. */
const actOf = ({ kind, value, picked, reason }: Draft): DialogAct | null => {
  switch (kind) {
    case 'accept':
      return { kind }
    case 'decline':
      return value === '' || reason.trim() === '' ? null : { kind, route: value as LawfulRoute, reason: reason.trim() }
    case 'dispatch':
      return value === ''
        ? null
        : { kind, lead: Number(value) as RowId, supporting: [], deadline: { kind: 'setting' }, note: '' }
    case 'setChannel': {
      const channel = channels.find((known) => known === value)
      return channel === undefined ? null : { kind, channel }
    }
    case 'setUrgency': {
      const urgency = urgencies.find((known) => known === value)
      return urgency === undefined ? null : { kind, urgency }
    }
    case 'setTown':
      return value.trim() === '' ? null : { kind, town: value.trim(), picked }
    case 'setCategory':
      return value.trim() === '' ? null : { kind, category: value.trim(), picked }
  }
}
