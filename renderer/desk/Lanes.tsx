import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Lane } from '../../shared/contract/desk.ts'
import { DAY, isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { readDeadline } from './dispatchDeadline.ts'
import { LaneHeads } from './LaneHeads.tsx'
import { laneLoad } from './laneLoad.ts'
import { laneSections } from './unitFilter.ts'
import { useConcerned } from './useConcerned.ts'
import { useDispatchLimits } from './useDispatchLimits.ts'
import { useEdgeScroll } from './useEdgeScroll.ts'
import { useLaneTaste } from './useLaneTaste.ts'
import './lanes.css'

/** The units that orders go to: what each carries, a click shows only its orders, a drop dispatches. */
export const Lanes = ({ list }: { readonly list: RefObject<HTMLDivElement | null> }) => {
  const { overview, rules, text } = useDesk()
  const { view, drags, filterUnit, now } = useDeskModel()
  const drag = useSource(drags.drag)
  const { unit: only } = useSource(view.spec)
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { taste, lanes, pin, orderBy } = useLaneTaste(overview.lanes, over || drag !== null)
  const sections = useMemo(() => laneSections(lanes, typed, taste.pinned), [lanes, typed, taste.pinned])
  const words = text.desk.lanes
  // What is dropped now is due then; it loads the coming seven days only when it falls into them.
  const limits = useDispatchLimits(drag?.aim ?? null)
  const concerned = useConcerned(drag?.aim ?? null)
  const due = limits === null ? null : readDeadline({ kind: 'setting' }, limits, rules.counting(), now.get())
  const inHand = drag === null || drag.supporting ? 0 : drag.aim.count
  const adding = due?.ok && due.last <= now.get() + 7 * DAY ? inHand : 0
  const later = due?.ok && adding === 0 && inHand > 0 ? words.later(inHand, isoMinute(due.last).slice(5, 10)) : ''
  useEdgeScroll(list, drags)
  useEffect(() => {
    if (drag === null) return
    document.body.classList.add('dragging')
    return () => document.body.classList.remove('dragging')
  }, [drag])

  return (
    <aside
      className="lanes"
      aria-label={words.label}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
    >
      <div className="lhead">
        {drag === null ? (
          <div className="inp">
            <Icon name="filter" />
            <input
              ref={field}
              value={typed}
              placeholder={words.filter}
              aria-label={words.filterLabel}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.stopPropagation()
                if (typed === '') field.current?.blur()
                else setTyped('')
              }}
            />
            {typed !== '' && (
              <button type="button" aria-label={words.clearFilter} onClick={() => setTyped('')}>
                <Icon name="close" small />
              </button>
            )}
          </div>
        ) : (
          <div className="hint">
            <Icon name="dispatch" />
            <span className="el">{hintOf(words, drag.over !== null, drag.supporting)}</span>
            <span className="fill" />
            <span className="t3">
              <kbd>Ctrl</kbd> {words.holdCtrl}
            </span>
            <span className="t3 w">
              <kbd>Esc</kbd> {words.cancel}
            </span>
          </div>
        )}
      </div>
      <LaneHeads order={taste.order} onOrder={orderBy} />
      <div className="llist" ref={list}>
        {sections.map(({ kind, lanes: here }) => (
          <section key={kind} aria-label={kind === 'pinned' ? words.pinned : words.kinds[kind]}>
            <h3 className="lsec">
              {kind === 'pinned' ? words.pinned : words.kinds[kind]} · {here.length}
            </h3>
            {here.map((lane) => (
              <LaneRow
                key={lane.unit}
                lane={lane}
                text={text}
                only={only === lane.unit}
                adding={drag?.over === lane.unit ? adding : null}
                later={drag?.over === lane.unit ? later : ''}
                concerned={concerned.has(lane.unit)}
                pinned={kind === 'pinned'}
                onOnly={filterUnit}
                onPin={pin}
              />
            ))}
          </section>
        ))}
        {sections.length === 0 && <p className="lnone t3">{words.nothing}</p>}
      </div>
    </aside>
  )
}

type RowProps = {
  readonly lane: Lane
  readonly text: Text
  readonly only: boolean
  /** How many orders would come in the coming week when dropped here; null when nothing is over this lane. */
  readonly adding: number | null
  /** What would come later than that, in words; '' when nothing. */
  readonly later: string
  /** Orders in the hand complain about this unit. */
  readonly concerned: boolean
  readonly pinned: boolean
  readonly onOnly: (unit: Lane['unit']) => void
  readonly onPin: (unit: Lane['unit']) => void
}

const LaneRow = memo(({ lane, text, only, adding, later, concerned, pinned, onOnly, onPin }: RowProps) => {
  const words = text.desk.lanes
  const load = laneLoad(lane, adding ?? 0)
  const loadText =
    adding !== null && adding > 0
      ? words.wouldBe(lane.dueThisWeek + adding, lane.weekly)
      : load.full
        ? words.full(load.percent)
        : words.load(lane.dueThisWeek, lane.weekly)
  return (
    <div className={pinned ? 'lanerow pinned' : 'lanerow'}>
      <button
        type="button"
        data-unit={lane.unit}
        className={`lane${adding !== null ? ' drop' : ''}${only ? ' only' : ''}`}
        aria-pressed={only}
        title={`${lane.fullName}\n${words.only}`}
        onClick={() => onOnly(lane.unit)}
      >
        <span className="sr">{words.title(lane.name, lane.open, lane.overdue, lane.returned)}</span>
        <span className="nm" aria-hidden="true">
          <span className="el">
            {lane.name}
            {concerned ? <span className="wn"> {words.concerned}</span> : null}
          </span>
          <span className="ld">
            <span className={load.full ? 'meter full' : 'meter'}>
              <i style={{ width: `${load.filled * 100}%` }} />
              {load.added > 0 && (
                <i className="add" style={{ left: `${load.filled * 100}%`, width: `${load.added * 100}%` }} />
              )}
            </span>
            <span className={adding !== null ? 'ac' : load.full ? 'wn' : ''}>{loadText}</span>
            {later !== '' && (
              <span className="ac el later">
                {later}
                <span className="w">{words.laterDue}</span>
              </span>
            )}
          </span>
        </span>
        <Figure value={lane.open} />
        <Figure value={lane.overdue} tone="rd b" />
        <Figure value={lane.returned} tone="wn" />
      </button>
      <button
        type="button"
        className="pin"
        aria-pressed={pinned}
        aria-label={pinned ? words.unpin(lane.name) : words.pin(lane.name)}
        title={pinned ? words.unpin(lane.name) : words.pin(lane.name)}
        onClick={() => onPin(lane.unit)}
      >
        <Icon name="pin" small />
      </button>
    </div>
  )
})

const hintOf = (words: Text['desk']['lanes'], over: boolean, supporting: boolean): string =>
  over ? (supporting ? words.dropSupporting : words.dropHint) : words.dropAim

/** `tone`: how a figure looks that is not nothing. */
const Figure = ({ value, tone = '' }: { readonly value: number; readonly tone?: string }) => (
  <span aria-hidden="true" className={value === 0 ? 'c num z' : `c num ${tone}`}>
    {value === 0 ? '–' : value.toLocaleString('en-US')}
  </span>
)
