import { useMemo, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { closingRules } from '../../shared/domain/catalogue/route.ts'
import { DAY, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { type CategoryNode, pathText, type RouteToday } from '../catalogue/categoryTree.ts'
import { unitOptions } from '../catalogue/unitOptions.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { Picker } from '../forms/Picker.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
import { closingOf, type RouteForm, routeProblems, routeRequest, toDay } from './routeForm.ts'

type Props = {
  readonly node: CategoryNode
  readonly today: RouteToday | null
  readonly onSaved: () => void
  readonly onClose: () => void
}

/** Where a category's matters go from a day on. What is in force then ends by itself. */
export const RouteDialog = ({ node, today, onSaved, onClose }: Props) => {
  const { verbs, overview, text } = useDesk()
  const words = text.catalogue.routes
  const own = today !== null && today.from === null ? today.route : null
  const nameOf = (row: number): string => overview.lanes.find((lane) => lane.unit === row)?.name ?? ''
  const options = useMemo(() => unitOptions(overview.lanes), [overview.lanes])
  const [before] = useState<RouteForm>(() => ({
    lead: own === null ? '' : nameOf(own.lead),
    supporting: own?.supporting ?? [],
    closing: own?.closing ?? 'leadOnly',
    from: toDay(startOfDay(Date.now()) + (own === null ? 0 : DAY)),
    until: '',
    basis: own?.basis ?? '',
  }))
  const kept = useKept({ form: 'settings.route', about: node.card.row }, before)
  const form = kept.value
  const [adding, setAdding] = useState('')
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const problems = tried ? routeProblems(form, options) : {}
  const changed = JSON.stringify(form) !== JSON.stringify(before)

  const change = (next: Partial<RouteForm>) => {
    kept.set({ ...form, ...next })
    setFailure(null)
  }
  const problemOf = (field: keyof RouteForm): string | undefined => {
    const problem = problems[field]
    return problem === undefined ? undefined : words[problem]
  }
  const close = () => {
    if (changed && !leaving) setLeaving(true)
    else if (leaving) setLeaving(false)
    else onClose()
  }
  const drop = () => {
    kept.done()
    onClose()
  }
  const send = async () => {
    if (sending) return
    setTried(true)
    const request = routeRequest(node.card.row, form, options)
    if (request === null) return
    setSending(true)
    const reply = await verbs.setRoute(request)
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onSaved()
  }
  return (
    <ModalDialog
      title={words.setTitle}
      icon="dispatch"
      closeLabel={text.forms.close}
      size="wide"
      onClose={close}
      onSend={() => void send()}
      about={<span className="t2 el">{pathText(node)}</span>}
      footer={
        leaving ? (
          <LeaveBar words={text.forms.leave} onDrop={drop} onStay={() => setLeaving(false)} />
        ) : (
          <>
            <span className="t3 el">{own === null ? '' : words.replaces(nameOf(own.lead))}</span>
            <span className="fill" />
            <button type="button" className="btn quiet" onClick={close}>
              {text.forms.cancel} <kbd>Esc</kbd>
            </button>
            <button type="submit" className="btn pri" disabled={sending}>
              {sending ? text.settings.saving : text.settings.save} <kbd>Ctrl Enter</kbd>
            </button>
          </>
        )
      }
    >
      <KeptNote kept={kept} />
      <div className="frm-row">
        <Field label={words.lead} required={text.settings.required} problem={problemOf('lead')}>
          {(bind) => (
            <Picker
              bind={bind}
              value={form.lead}
              options={options}
              nothing={words.unitUnknown}
              placeholder={words.pickUnit}
              first
              onType={(lead) => change({ lead })}
              onPick={({ name }) => change({ lead: name })}
            />
          )}
        </Field>
        <Field label={words.closing}>
          {(bind) => (
            <select
              {...bind}
              value={form.closing}
              onChange={(event) => change({ closing: closingOf(event.target.value) })}
            >
              {closingRules.map((rule) => (
                <option key={rule} value={rule}>
                  {words.closings[rule]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={words.supporting}>
        {(bind) => (
          <div className="rte-supporting">
            {form.supporting.map((row) => (
              <span className="tag" key={row}>
                {nameOf(row)}
                <button
                  type="button"
                  aria-label={words.remove(nameOf(row))}
                  onClick={() => change({ supporting: form.supporting.filter((one) => one !== row) })}
                >
                  <Icon name="close" small />
                </button>
              </span>
            ))}
            <Picker
              bind={bind}
              value={adding}
              options={options.filter(({ key, name }) => !form.supporting.includes(key) && name !== form.lead)}
              nothing={words.unitUnknown}
              placeholder={words.addSupporting}
              onType={setAdding}
              onPick={({ key }) => {
                setAdding('')
                change({ supporting: [...form.supporting, key].slice(0, 50) })
              }}
            />
          </div>
        )}
      </Field>
      <div className="frm-row">
        <Field label={words.from} required={text.settings.required} problem={problemOf('from')}>
          {(bind) => (
            <input {...bind} type="date" value={form.from} onChange={(event) => change({ from: event.target.value })} />
          )}
        </Field>
        <Field label={words.until} problem={problemOf('until')} hint={words.untilNote}>
          {(bind) => (
            <input
              {...bind}
              type="date"
              value={form.until}
              onChange={(event) => change({ until: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={words.basis} hint={words.basisHint}>
        {(bind) => (
          <textarea
            {...bind}
            rows={2}
            value={form.basis}
            spellCheck={false}
            onChange={(event) => change({ basis: event.target.value })}
          />
        )}
      </Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
