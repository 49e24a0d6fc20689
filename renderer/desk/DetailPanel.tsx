import { useEffect, useState } from 'react'
import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { shortWhen } from '../../shared/kernel/chinaTime.ts'
import { Icon } from '../look/Icon.tsx'
import { Light } from '../look/Light.tsx'
import { lightOf } from '../look/light.ts'
import { StatusRing } from '../look/StatusRing.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { ClockList } from './course/ClockList.tsx'
import { FileList, RelatedSide, ReviewSide, UnitList } from './course/OrderSides.tsx'
import { StageStrip } from './course/StageStrip.tsx'
import { DetailActions } from './DetailActions.tsx'
import { DetailClock } from './DetailClock.tsx'
import { DetailFacts } from './DetailFacts.tsx'
import { useDeskModel } from './deskModel.ts'
import { DuplicateChip } from './duplicates/DuplicateChip.tsx'
import { Marked } from './Marked.tsx'
import { SuggestionStrip } from './suggestion/SuggestionStrip.tsx'
import { Timeline } from './Timeline.tsx'
import { useOrderDetail } from './useOrderDetail.ts'
import './detail.css'

/** The focused order: facts, text, course, next steps. Collapsed to its head, a panel, or the whole middle of the desk. */
export const DetailPanel = () => {
  const { text } = useDesk()
  const { view, detailSize, now: clock } = useDeskModel()
  const focus = useSource(view.focus)
  const list = useSource(view.list)
  const size = useSource(detailSize)
  const now = useSource(clock)
  const detail = useOrderDetail()
  const words = text.desk.detail
  const row = detail?.row ?? (focus?.row === null || focus === null ? undefined : view.rows.rowOf(focus.row))

  if (focus === null || row === undefined)
    return (
      <section className={`det ${size === 'whole' ? 'as-panel' : `as-${size}`}`} aria-label={words.label}>
        {list !== null && list.total > 0 && <p className="none t3">{words.none}</p>}
      </section>
    )
  const colour = lightOf(row, now)
  return (
    <section className={`det as-${size}`} aria-label={words.label} data-row={row.id}>
      <header className="dhead">
        <Light colour={colour} label={text.desk.lights[colour]} />
        <span className="t3 num readable">{row.number}</span>
        <h2 className="el readable" title={row.title}>
          <Marked text={row.title} />
        </h2>
        <span className="ss t2">
          <StatusRing status={row.status} />
          {text.desk.statuses[row.status]}
        </span>
        {row.rung !== null && (
          <span className={row.supervised ? 'tag rd' : 'tag'}>{text.supervision.tags[row.rung]}</span>
        )}
        {row.asideUntil !== null && row.asideUntil > now && (
          <span className="tag num">{text.desk.columns.asideTag(shortWhen(row.asideUntil, now))}</span>
        )}
        <span className="fill" />
        {size !== 'collapsed' && <DuplicateChip key={row.id} row={row} />}
        <span className="t3 num pos">{words.position(focus.index + 1, list?.total ?? 0)}</span>
        {size === 'whole' ? (
          <button type="button" className="btn quiet s" onClick={() => detailSize.set('panel')}>
            <Icon name="undo" />
            {words.shrink} <kbd>Esc</kbd>
          </button>
        ) : (
          <button type="button" className="btn quiet s" onClick={() => detailSize.set('whole')}>
            <Icon name="maximize" />
            {words.expand} <kbd>Enter</kbd>
          </button>
        )}
        {size !== 'whole' && (
          <button
            type="button"
            className="btn quiet s ico"
            aria-expanded={size === 'panel'}
            aria-label={size === 'panel' ? words.collapse : words.open}
            title={size === 'panel' ? words.collapse : words.open}
            onClick={() => detailSize.set(size === 'panel' ? 'collapsed' : 'panel')}
          >
            <Icon name={size === 'panel' ? 'chevronDown' : 'chevronUp'} />
          </button>
        )}
      </header>
      {size !== 'collapsed' && <DetailBody key={row.id} row={row} detail={detail} whole={size === 'whole'} />}
      {size !== 'collapsed' && <SuggestionStrip row={row} detail={detail} />}
      {size !== 'collapsed' && <DetailActions row={row} detail={detail} />}
    </section>
  )
}

type BodyProps = { readonly row: Row; readonly detail: OrderDetail | null; readonly whole: boolean }

const DetailBody = ({ row, detail, whole }: BodyProps) => {
  const { text } = useDesk()
  const { files } = useDeskModel()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 120)
    return () => clearTimeout(timer)
  }, [])
  const words = text.desk.detail
  const said =
    detail === null ? (
      late && <div className="skel" />
    ) : (
      <p className="say readable">
        {detail.text === '' ? <span className="t3">{words.noText}</span> : <Marked text={detail.text} />}
      </p>
    )
  const course = detail !== null && <Timeline detail={detail} />
  if (!whole)
    return (
      <div className="dbody">
        <section className="say-part">
          <DetailFacts row={row} detail={detail} whole={false} />
          {said}
          {detail !== null && <FileList detail={detail} onOpen={(hash) => void files.open(row.id, hash)} />}
        </section>
        <section className="course">
          <DetailClock row={row} dispatchedAt={detail?.dispatchedAt ?? null} />
          <h3 className="lbl">{words.course}</h3>
          {course}
        </section>
      </div>
    )
  return (
    <>
      {detail !== null && <StageStrip detail={detail} />}
      <div className="dbody">
        <section className="side">
          <section>
            <h3 className="lbl">{text.orderActs.facts}</h3>
            <DetailFacts row={row} detail={detail} whole />
          </section>
          {detail !== null && (
            <section>
              <h3 className="lbl">{text.orderActs.clocks}</h3>
              <ClockList row={row.id} clocks={detail.standing.clocks} sourceDueAt={detail.standing.sourceDueAt} />
            </section>
          )}
          {detail !== null && <RelatedSide detail={detail} />}
        </section>
        <section className="say-part">
          <h3 className="lbl">{text.orderActs.content}</h3>
          {said}
          {detail !== null && <FileList detail={detail} onOpen={(hash) => void files.open(row.id, hash)} />}
          <div className="course-part">
            <h3 className="lbl">{words.course}</h3>
            {course}
          </div>
        </section>
        <section className="side">
          {detail !== null && <UnitList detail={detail} />}
          {detail !== null && <ReviewSide detail={detail} />}
        </section>
      </div>
    </>
  )
}
