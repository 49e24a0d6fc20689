import type { OrderDetail } from '../../../shared/contract/desk.ts'
import { shortWhen } from '../../../shared/kernel/chinaTime.ts'
import { useSource } from '../../store/source.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { amountText } from '../deadlineText.ts'
import { lightOf } from '../../look/light.ts'
import { Icon } from '../../look/Icon.tsx'
import { type Stage, stagesOf } from './stagesOf.ts'
import './stageStrip.css'

/** The eight steps of an order's course in one line: what was done and when, what comes next and until when. */
export const StageStrip = ({ detail }: { readonly detail: OrderDetail }) => {
  const { text } = useDesk()
  const { now: clock } = useDeskModel()
  const now = useSource(clock)
  const words = text.orderActs
  const { row, standing, timeline } = detail
  const running = standing.clocks.filter(({ state }) => state === 'running')
  const due = running.at(0)?.clock ?? null
  const back = timeline.findLast((item) => item.kind === 'returned')
  const noteOf = (stage: Stage): { readonly words: string; readonly tone: string } => {
    if (stage.state === 'failed' && back?.kind === 'returned')
      return { words: words.stage.returnedBy(back.unit), tone: '' }
    if (stage.state === 'now') {
      if (due === null) return { words: '', tone: '' }
      const colour = lightOf({ dueAt: due.dueAt, yellowAt: due.yellowAt }, now)
      return {
        words: amountText(text, { dueAt: due.dueAt }, now),
        tone: colour === 'red' ? 'rd' : colour === 'yellow' ? 'wn' : '',
      }
    }
    return { words: stage.at === null ? '' : shortWhen(stage.at, now), tone: '' }
  }
  return (
    <ol className="stages" aria-label={words.stage.label}>
      {stagesOf(row.status, timeline).map((stage) => {
        const note = noteOf(stage)
        return (
          <li key={stage.name} className={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span className="dot">
              {stage.state === 'done' && <Icon name="check" small />}
              {stage.state === 'failed' && <Icon name="close" small />}
            </span>
            <span className="name">{words.stages[stage.name]}</span>
            <span className="line" />
            <span className={`note num ${note.tone}`}>{note.words}</span>
          </li>
        )
      })}
    </ol>
  )
}
