import type { Row } from '../../shared/contract/views.ts'
import { type Instant, shortWhen } from '../../shared/kernel/chinaTime.ts'
import { lightOf } from '../look/light.ts'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { amountText } from './deadlineText.ts'
import { useDeskModel } from './deskModel.ts'
import { WhyDeadline } from './WhyDeadline.tsx'

type Props = { readonly row: Row; readonly dispatchedAt: Instant | null }

/** Who has it and how much of its time has gone. */
export const DetailClock = ({ row, dispatchedAt }: Props) => {
  const { text } = useDesk()
  const { lane, now: clock } = useDeskModel()
  const now = useSource(clock)
  const words = text.desk.detail
  const colour = lightOf(row, now)
  const lead = row.lead === null ? '' : (lane(row.lead)?.name ?? '')
  const supporting = row.supporting.map((unit) => lane(unit)?.name ?? '').join(text.desk.timeline.join)
  const share = row.dueAt === null || dispatchedAt === null ? 0 : (now - dispatchedAt) / (row.dueAt - dispatchedAt)
  const tone = colour === 'red' ? 'over' : colour === 'yellow' ? 'near' : 'ok'
  const amountTone = colour === 'red' ? 'v b rd' : colour === 'yellow' ? 'v b wn' : 'v b'
  return (
    <div className="clk">
      <div>
        <div className="k">{words.lead}</div>
        <div className={lead === '' ? 'v t3' : 'v b'}>{lead === '' ? text.desk.statuses[row.status] : lead}</div>
      </div>
      {supporting !== '' && (
        <div>
          <div className="k">{words.supporting}</div>
          <div className="v el" title={supporting}>
            {supporting}
          </div>
        </div>
      )}
      <div>
        <div className="k">
          {words.clock}
          {row.dueAt !== null && <WhyDeadline row={row.id} />}
        </div>
        {row.dueAt === null ? (
          <div className="v t3">{row.status === 'declined' ? text.desk.clock.none : words.clockNone}</div>
        ) : (
          <>
            <div className="v">
              <span className={amountTone}>{amountText(text, row, now)}</span>
              <span className="t3 num"> · {shortWhen(row.dueAt, now)}</span>
            </div>
            <div className="meter">
              <i className={tone} style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
            </div>
          </>
        )}
      </div>
    </div>
  )
}
