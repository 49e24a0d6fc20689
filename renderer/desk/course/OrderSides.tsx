import type { OrderDetail } from '../../../shared/contract/desk.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import './orderSides.css'

/** Who has the order, and how far each of them is. */
export const UnitList = ({ detail }: { readonly detail: OrderDetail }) => {
  const { text } = useDesk()
  const words = text.orderActs
  const { units, closing, extension } = detail.standing
  return (
    <section>
      <h3 className="lbl">{words.units}</h3>
      {units.length === 0 ? (
        <p className="t3">{text.desk.statuses[detail.row.status]}</p>
      ) : (
        <ul className="side-list">
          {units.map((unit) => (
            <li key={unit.unit}>
              <span className="k">{words[unit.role]}</span>
              <span className={unit.role === 'lead' ? 'b el' : 'el'}>{unit.name}</span>
              <span className="t3">
                {unit.delivered ? words.unitDelivered : unit.signed ? words.unitSigned : words.unitWaiting}
              </span>
            </li>
          ))}
        </ul>
      )}
      {closing !== null && units.length > 1 && (
        <p className="side-rule">
          <span className="t3">{words.closingRule}</span> {text.orderCourse.closingRules[closing]}
        </p>
      )}
      {extension !== null && (
        <p className="wn">
          {text.orderCourse.timeline.extensionAsked(extension.unit, isoMinute(extension.until)).join(' ')}
        </p>
      )}
    </section>
  )
}

/** What the reporter said of it, and how often it went back. */
export const ReviewSide = ({ detail }: { readonly detail: OrderDetail }) => {
  const { text } = useDesk()
  const words = text.orderActs
  const { verdict, calls, archive, counts } = detail.standing
  const { satisfactions, archive: archiveText } = text.orderCourse
  const told = Object.entries(counts).filter(([, count]) => count > 0)
  if (verdict === null && calls === null && archive === null && told.length === 0) return null
  return (
    <section>
      <h3 className="lbl">{words.review}</h3>
      <ul className="side-list">
        {verdict !== null && (
          <li>
            <span className="k">{words.fields.satisfaction}</span>
            <span className={verdict.satisfaction === 'not' ? 'b rd' : 'b'}>{satisfactions[verdict.satisfaction]}</span>
            <span className="t3">{isoMinute(verdict.at)}</span>
          </li>
        )}
        {calls !== null && (
          <li>
            <span className="k">{words.names.recordFollowUp}</span>
            <span className="num">{words.attempts(calls.missed)}</span>
            <span className="t3 num">{calls.nextAt === null ? '' : words.nextCall(isoMinute(calls.nextAt))}</span>
          </li>
        )}
        {told.map(([kind, count]) => (
          <li key={kind}>
            <span className="k">{words.counts[kind as keyof typeof words.counts]}</span>
            <span className="num">{words.times(count)}</span>
            <span />
          </li>
        ))}
        {archive !== null && (
          <li>
            <span className="k">{words.names.closeOrder}</span>
            <span className="num">{archiveText(archive.year, archive.n)}</span>
            <span />
          </li>
        )}
      </ul>
    </section>
  )
}

/** Orders that are dealt with together with this one. */
export const RelatedSide = ({ detail }: { readonly detail: OrderDetail }) => {
  const { text } = useDesk()
  const words = text.orderActs
  const { mergedInto, absorbed } = detail.standing
  if (mergedInto === null && absorbed.length === 0) return null
  return (
    <section>
      <h3 className="lbl">{words.related}</h3>
      {mergedInto !== null && <p className="num">{words.mergedInto(mergedInto)}</p>}
      {absorbed.length > 0 && (
        <p className="num">
          {words.absorbed(absorbed.length)} <span className="t3">{absorbed.join(text.desk.timeline.join)}</span>
        </p>
      )}
    </section>
  )
}

type FilesProps = { readonly detail: OrderDetail; readonly onOpen: (hash: string) => void }

export const FileList = ({ detail, onOpen }: FilesProps) => {
  const { text } = useDesk()
  const { attachments } = detail.standing
  if (attachments.length === 0) return null
  return (
    <ul className="files" aria-label={text.orderActs.attachments}>
      {attachments.map(({ hash, name }) => (
        <li key={hash}>
          <button type="button" className="btn s" title={name} onClick={() => onOpen(hash)}>
            <Icon name="paperclip" />
            <span className="el">{name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
