import type { OpenPoints } from '../../shared/contract/handovers.ts'
import { openPointKinds } from '../../shared/domain/handover/handover.ts'
import { shortWhen } from '../../shared/kernel/chinaTime.ts'
import { useText } from '../store/useDesk.ts'

/** Counts of all, then the orders that are listed. `at`: the clock that the times are read by. */
export const OpenPointList = ({ open, at }: { readonly open: OpenPoints; readonly at: number }) => {
  const words = useText().text.handover
  const counted = [...openPointKinds, 'drafts' as const].filter((kind) => open.counts[kind] > 0)
  return (
    <>
      <dl className="hnd-counts">
        {counted.map((kind) => (
          <div key={kind} className={kind === 'overdue' || kind === 'lifeSafety' ? 'rd' : undefined}>
            <dt>{words.kinds[kind]}</dt>
            <dd className="num">{words.count(open.counts[kind])}</dd>
          </div>
        ))}
        {counted.length === 0 ? <p className="t2">{words.nothing}</p> : null}
      </dl>
      {open.lines.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys too
        <section className="hnd-lines" aria-label={words.now} tabIndex={0}>
          <table className="cat-table handover" aria-label={words.now}>
            <thead>
              <tr>
                <th>{words.columns.kind}</th>
                <th>{words.columns.number}</th>
                <th>{words.columns.title}</th>
                <th>{words.columns.unit}</th>
                <th>{words.columns.due}</th>
              </tr>
            </thead>
            <tbody>
              {open.lines.map((line) => (
                <tr key={line.number}>
                  <td className={line.kind === 'overdue' || line.kind === 'lifeSafety' ? 'rd' : undefined}>
                    {words.kinds[line.kind]}
                  </td>
                  <td className="num">{line.number}</td>
                  <th scope="row" className="el" title={line.title}>
                    {line.title}
                  </th>
                  <td className="el">{line.unit}</td>
                  <td className="num">{line.dueAt === null ? '' : shortWhen(line.dueAt, at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
