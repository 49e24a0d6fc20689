import { useEffect, useState } from 'react'
import type { DeskFailure, DeskRequest } from '../../shared/contract/desk.ts'
import type { Retimed, RetimingPreview } from '../../shared/contract/retiming.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { useKept } from '../unsent/useKept.ts'
import { RetimingTable } from './RetimingTable.tsx'
import './retiming.css'

type Props = {
  /** Rules in inputs that are not saved, null while they cannot be sent; `saved` when nothing was changed. */
  readonly proposed: DeskRequest<'previewRetiming'> | null | 'saved'
}
type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' | 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'shown'; readonly preview: RetimingPreview }
  | { readonly kind: 'retimed'; readonly outcome: Retimed }
  | { readonly kind: 'undone'; readonly done: number }

/**
 * What the rules mean for orders that were dispatched before them: looked at before or after saving, carried out only by a button
 * of its own. Changing the rules puts it back to the question.
 */
export const RetimingPanel = ({ proposed }: Props) => {
  const { verbs, onNews, text } = useDesk()
  const words = text.calendar.retiming
  const [state, setState] = useState<State>({ kind: 'idle' })
  const { value: reason, set: setReason } = useKept({ form: 'retiming.reason', about: null }, words.reasonDefault)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const key = JSON.stringify(proposed)

  useEffect(
    () =>
      onNews((news) => {
        if (news.kind !== 'retiming') return
        const { done, total } = news
        setState((now) => (now.kind === 'looking' || now.kind === 'running' ? { ...now, done, total } : now))
      }),
    [onNews],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was shown is of other rules now
  useEffect(() => {
    setState({ kind: 'idle' })
    setFailure(null)
    return () => void verbs.stopRetiming({})
  }, [key, verbs])

  const look = async (): Promise<void> => {
    if (proposed === null) return
    setFailure(null)
    setState({ kind: 'looking', done: 0, total: 0 })
    const reply = await verbs.previewRetiming(proposed === 'saved' ? { calendar: null, limits: null } : proposed)
    if (!reply.ok) setFailure(reply.error)
    setState(reply.ok && reply.value !== null ? { kind: 'shown', preview: reply.value } : { kind: 'idle' })
  }
  const carryOut = async ({ calendarVersion, limitsVersion }: RetimingPreview): Promise<void> => {
    setState({ kind: 'running', done: 0, total: 0 })
    const reply = await verbs.retime({ calendarVersion, limitsVersion, reason: reason.trim() })
    if (!reply.ok) setFailure(reply.error)
    setState(reply.ok ? { kind: 'retimed', outcome: reply.value } : { kind: 'idle' })
  }
  const undo = async (group: string): Promise<void> => {
    const reply = await verbs.undo({ group })
    if (reply.ok) setState({ kind: 'undone', done: reply.value.done })
    else setFailure(reply.error)
  }

  const outcome = (): string | null => {
    if (state.kind === 'undone') return words.undone(state.done)
    if (state.kind !== 'retimed') return null
    const { done, stopped, refused } = state.outcome
    return stopped ? words.stopped(done) : words.done(done, refused.length)
  }
  return (
    <section className="ret" aria-label={words.title}>
      <h3>{words.title}</h3>
      <div className="set-tools">
        <button
          type="button"
          className="btn"
          disabled={proposed === null || state.kind === 'looking' || state.kind === 'running'}
          onClick={() => void look()}
        >
          <Icon name="search" />
          {words.look}
        </button>
        {state.kind === 'looking' || state.kind === 'running' ? (
          <>
            <span className="t2 num" role="status">
              {(state.kind === 'looking' ? words.looking : words.running)(state.done, state.total)}
            </span>
            <button type="button" className="btn quiet s" onClick={() => void verbs.stopRetiming({})}>
              {words.stop}
            </button>
          </>
        ) : (
          <span className="t2" role="status">
            {outcome()}
          </span>
        )}
        {state.kind === 'retimed' && state.outcome.group !== null ? (
          <button type="button" className="btn s" onClick={() => void undo(state.outcome.group ?? '')}>
            <Icon name="undo" />
            {words.undo}
          </button>
        ) : null}
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      {state.kind === 'shown' ? (
        <Shown
          preview={state.preview}
          reason={reason}
          onReason={setReason}
          onCarryOut={() => void carryOut(state.preview)}
        />
      ) : null}
      {state.kind === 'retimed' && state.outcome.refused.length > 0 ? (
        <ul className="ret-refused">
          {state.outcome.refused.slice(0, 20).map((one) => (
            <li key={`${one.number} ${one.code}`}>
              {text.refusals.refused(one.number, text.refusals.codes[one.code])}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type ShownProps = {
  readonly preview: RetimingPreview
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onCarryOut: () => void
}

const Shown = ({ preview, reason, onReason, onCarryOut }: ShownProps) => {
  const { text } = useDesk()
  const words = text.calendar.retiming
  const left = words.left(preview.past, preview.uncovered, preview.own)
  return (
    <>
      <p className={preview.changed === 0 ? 't2' : 'b'}>
        {preview.changed === 0
          ? words.none(preview.checked)
          : words.counts(preview.changed, preview.earlier, preview.later)}
      </p>
      {left === '' ? null : <p className="t3">{words.leftAlone(left)}</p>}
      {preview.changed === 0 ? null : <RetimingTable preview={preview} />}
      {preview.changed === 0 ? null : preview.proposed ? (
        <p className="wn">{words.unsaved}</p>
      ) : (
        <div className="set-tools">
          <label className="ret-reason">
            <span className="t2">{words.reason}</span>
            <input
              className="inp"
              value={reason}
              maxLength={500}
              title={words.reasonHint}
              onChange={(event) => onReason(event.target.value)}
            />
          </label>
          <button type="button" className="btn pri" onClick={onCarryOut}>
            {words.carryOut(preview.changed)}
          </button>
        </div>
      )}
    </>
  )
}
