import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { useKept } from '../unsent/useKept.ts'
import { HandOverForm } from './HandOverForm.tsx'
import { HandoverRecord } from './HandoverRecord.tsx'
import { TakeOverForm } from './TakeOverForm.tsx'
import { useHandovers } from './useHandovers.ts'
import '../settings/settings.css'
import '../settings/catalogue.css'
import './handover.css'

/** The change of shift: at the left what is under way or one record as its paper, at the right all of them, the newest first. */
export const HandoverScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useDesk()
  const words = text.handover
  const { entries, open, failure, askAgain } = useHandovers()
  const [shown, setShown] = useState<RowId | null>(null)
  const kept = useKept({ form: 'handover.points', about: null }, '')
  const [leaving, setLeaving] = useState(false)
  const [said, setSaid] = useState('')
  const record = entries?.find(({ row }) => row === shown) ?? null
  const waiting = entries?.find(({ status }) => status === 'handedOver') ?? null

  const back = () => {
    if (leaving) setLeaving(false)
    else if (record !== null) setShown(null)
    else if (kept.value.trim() !== '') setLeaving(true)
    else onClose()
  }
  const drop = () => {
    kept.done()
    onClose()
  }
  const main = () => {
    if (record !== null) return <HandoverRecord key={record.row} entry={record} />
    if (waiting !== null)
      return <TakeOverForm key={waiting.row} entry={waiting} onTaken={(taker) => setSaid(words.taken(taker))} />
    if (open === null || entries === null) return <NothingYet failure={failure} onRetry={askAgain} />
    return (
      <HandOverForm
        open={open}
        points={kept.value}
        begun={<KeptNote kept={kept} />}
        onPoints={kept.set}
        onDone={(taker) => {
          kept.startAnew()
          setSaid(words.done(taker))
        }}
      />
    )
  }
  return (
    <ScreenFrame
      title={words.title}
      backLabel={words.back}
      onBack={back}
      about={
        <span className="t2" role="status">
          {said}
        </span>
      }
    >
      <div className="hnd">
        <div className="hnd-main">
          {leaving ? (
            <div className="set-leave">
              <LeaveBar words={text.forms.leave} onDrop={drop} onStay={() => setLeaving(false)} />
            </div>
          ) : null}
          {main()}
        </div>
        <nav className="hnd-history" aria-label={words.history}>
          <h3>{words.history}</h3>
          {entries?.length === 0 ? <p className="t3">{words.none}</p> : null}
          {entries?.map((entry) => (
            <button
              key={entry.row}
              type="button"
              className={entry.row === shown ? 'on' : undefined}
              aria-current={entry.row === shown ? 'true' : undefined}
              onClick={() => setShown(entry.row === shown ? null : entry.row)}
            >
              <span className="el">{words.between(entry.giver, entry.taker)}</span>
              <span className="t3 num">{isoMinute(entry.givenAt).slice(5)}</span>
              <span className={entry.status === 'handedOver' ? 'wn' : 't3'}>{words.statuses[entry.status]}</span>
            </button>
          ))}
        </nav>
      </div>
    </ScreenFrame>
  )
}

type NothingYetProps = { readonly failure: DeskFailure | null; readonly onRetry: () => void }

/** What stands open is being collected, or could not be read. */
const NothingYet = ({ failure, onRetry }: NothingYetProps) => {
  const words = useDesk().text.handover
  return (
    <div className="hnd-form">
      <h2>{words.now}</h2>
      {failure === null ? (
        <p className="t3 hnd-reading">{words.reading}</p>
      ) : (
        <>
          <FailureNote failure={failure} />
          <footer>
            <button type="button" className="btn" onClick={onRetry}>
              {words.retry}
            </button>
          </footer>
        </>
      )}
    </div>
  )
}
