import { useCallback, useState } from 'react'
import type { AssessmentRow } from '../../shared/contract/supervision.ts'
import { type AssessmentItem, assessmentItems } from '../../shared/domain/supervision/assessmentItems.ts'
import { chinaDate, DAY, fromChina, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { assessmentTable } from '../../shared/documents/supervisionTables.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { useDesk } from '../store/useDesk.ts'
import { AssessmentFacts } from './AssessmentFacts.tsx'
import { EmptyList } from './EmptyList.tsx'
import { ExportAssessment } from './ExportAssessment.tsx'
import { PrintTable } from './PrintTable.tsx'
import { useReply } from './useReply.ts'

export type Figure = { readonly unit: RowId; readonly unitName: string; readonly item: AssessmentItem }

/** 考核: each unit over a period; every figure opens the facts that it counts. */
export const AssessmentTab = ({ onCase }: { readonly onCase: (row: RowId) => void }) => {
  const { verbs, settings, text } = useDesk()
  const words = text.supervision.assessment
  const [from, setFrom] = useState(monthBegin)
  const [to, setTo] = useState(today)
  const period = periodOf(from, to)
  const asked = useReply(
    useCallback(() => {
      const { from: begin, to: end } = periodOf(from, to)
      return verbs.assessment({ from: begin, to: end })
    }, [verbs, from, to]),
  )
  const [figure, setFigure] = useState<Figure | null>(null)
  const rows = asked.value ?? []
  return (
    <>
      <div className="sup-bar">
        <label className="sup-period">
          {words.from}
          <input className="inp" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="sup-period">
          {words.to}
          <input className="inp" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        <span className="t3 el">{words.note}</span>
        <span className="fill" />
        <PrintTable
          table={() => assessmentTable(rows, period, settings.words.officeName, Date.now())}
          name={words.pdfFile(from, to)}
          disabled={rows.length === 0}
        />
        <ExportAssessment period={period} name={words.file(from, to)} disabled={rows.length === 0} />
      </div>
      <EmptyList
        asked={asked}
        empty={asked.value !== null && rows.length === 0}
        icon="book"
        title={words.emptyTitle}
        note={words.emptyText}
      />
      {rows.length === 0 ? null : (
        <div className="reg-scroll">
          <table className="reg sup-table sup-assess" aria-label={text.supervision.tabs.assessment}>
            <thead>
              <tr>
                <th>{words.unit}</th>
                <th>{words.score}</th>
                {assessmentItems.map((item) => (
                  <th key={item}>{words.items[item]}</th>
                ))}
                <th>{words.satisfaction}</th>
                <th>{words.replyDays}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <UnitRow key={row.unit} row={row} onFigure={setFigure} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {figure === null ? null : (
        <AssessmentFacts figure={figure} period={period} onCase={onCase} onClose={() => setFigure(null)} />
      )}
    </>
  )
}

const UnitRow = ({ row, onFigure }: { readonly row: AssessmentRow; readonly onFigure: (figure: Figure) => void }) => {
  const { text } = useDesk()
  const words = text.supervision.assessment
  const { counts, points, score, satisfaction, meanReplyDays } = row.assessment
  return (
    <tr>
      <th scope="row" className="el strong">
        {row.unitName}
      </th>
      <td className="num strong">{score}</td>
      {assessmentItems.map((item) => (
        <td key={item} className="num">
          {counts[item] === 0 ? (
            <span className="zero">–</span>
          ) : (
            <button
              type="button"
              title={words.points(points[item])}
              aria-label={`${words.items[item]} ${counts[item]}`}
              onClick={() => onFigure({ unit: row.unit, unitName: row.unitName, item })}
            >
              {counts[item]}
            </button>
          )}
        </td>
      ))}
      <td className="num">
        {satisfaction === null ? <span className="zero">–</span> : `${(satisfaction * 100).toFixed(1)}%`}
      </td>
      <td className="num">
        {meanReplyDays === null ? (
          <span className="zero">–</span>
        ) : (
          text.supervision.days(Math.round(meanReplyDays * 10) / 10)
        )}
      </td>
    </tr>
  )
}

const today = (): string => isoMinute(Date.now()).slice(0, 10)
const monthBegin = (): string => `${today().slice(0, 7)}-01`

/** From the first instant of one day to the last of another, in Shanghai; a date that is none yet gives an empty period. */
const periodOf = (from: string, to: string): { readonly from: number; readonly to: number } => {
  const begin = dayOf(from)
  const end = dayOf(to)
  return begin === null || end === null || end < begin ? { from: 0, to: 0 } : { from: begin, to: end + DAY }
}

const dayOf = (date: string): number | null => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (year < 1900 || month < 1 || day < 1) return null
  const instant = fromChina(year, month, day)
  return chinaDate(instant).day === day ? instant : null
}
