import { useEffect, useState } from 'react'
import type { SupervisionCounts } from '../../shared/contract/supervision.ts'
import { useDeskModel } from '../desk/deskModel.ts'
import type { SupervisionTab } from '../desk/places.ts'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'

const entries: readonly (readonly [Exclude<SupervisionTab, 'assessment'>, IconName])[] = [
  ['proposals', 'warning'],
  ['cases', 'flag'],
  ['receipts', 'stamp'],
  ['listings', 'pin'],
]
const none: SupervisionCounts = { proposals: 0, open: 0, receiptsDue: 0, listed: 0 }

/** The lists of supervision in the rail, each with how many wait there. */
export const RailSupervision = () => {
  const { verbs, onNews, text } = useDesk()
  const { places } = useDeskModel()
  const { state } = useSession()
  const opening = useSource(state.hello) === null
  const words = text.desk.rail
  const [counts, setCounts] = useState(none)
  useEffect(() => {
    if (opening) return
    const read = async () => {
      const reply = await verbs.supervisionCounts({})
      if (reply.ok) setCounts(reply.value)
    }
    // The first rows come first; afterwards the counts follow what the inboxes follow, because orders that moved may be
    // proposed, or no longer.
    const idle = requestIdleCallback(() => void read())
    const stop = onNews((news) => {
      if (news.kind === 'overview' || news.kind === 'notices') void read()
    })
    return () => {
      cancelIdleCallback(idle)
      stop()
    }
  }, [opening, verbs, onNews])
  const count = {
    proposals: counts.proposals,
    cases: counts.open,
    receipts: counts.receiptsDue,
    listings: counts.listed,
  }
  return (
    <>
      {entries.map(([tab, icon]) => (
        <button
          key={tab}
          type="button"
          data-supervision={tab}
          className={(tab === 'listings' || tab === 'receipts') && count[tab] > 0 ? 'hot' : ''}
          onClick={() => places.screen.set({ kind: 'supervision', tab })}
        >
          <Icon name={icon} />
          <span className="el">{text.supervision.rail[tab]}</span>
          <span className={count[tab] === 0 ? 'n zero' : 'n'}>
            <span className="full">{words.figure(count[tab])}</span>
            <span className="abbr">{words.shortFigure(count[tab])}</span>
          </span>
        </button>
      ))}
    </>
  )
}
