import type { OrderDetail } from '../../../shared/contract/desk.ts'
import { commonPassages } from '../../../shared/duplicates/commonPassages.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { StatusRing } from '../../look/StatusRing.tsx'
import { useDesk } from '../../store/useDesk.ts'

type Props = { readonly detail: OrderDetail; readonly other: OrderDetail; readonly mark: string }

/** One of two orders that stand side by side: facts line by line with the other's, and what both say shaded. */
export const ComparedOrder = ({ detail, other, mark }: Props) => {
  const { overview, text } = useDesk()
  const words = text.desk.detail
  const { row } = detail
  const lead = overview.lanes.find((lane) => lane.unit === row.lead)?.name ?? ''
  const theirs = `${other.row.title}\n${other.text}`
  const facts = [
    [words.received, isoMinute(row.receivedAt)],
    [words.reporter, [row.reporter, detail.phone].filter((part) => part !== '').join(' · ')],
    [words.address, detail.address],
    [words.channel, text.desk.channels[row.channel]],
    [words.town, row.town],
    [words.category, row.category],
    [words.lead, lead],
  ] as const
  return (
    <article className="dup-side" aria-label={row.number}>
      <header>
        <b className="num readable">{row.number}</b>
        <span className="t2">
          <StatusRing status={row.status} />
          {text.desk.statuses[row.status]}
        </span>
        <span className="fill" />
        <span className="t3">{mark}</span>
      </header>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="el readable" title={value}>
              {value === '' ? <span className="t3">–</span> : value}
            </dd>
          </div>
        ))}
      </dl>
      <h4 className="readable">
        <Shaded text={row.title} other={theirs} />
      </h4>
      <p className="readable">
        {detail.text === '' ? <span className="t3">{words.noText}</span> : <Shaded text={detail.text} other={theirs} />}
      </p>
    </article>
  )
}

const Shaded = ({ text, other }: { readonly text: string; readonly other: string }) => {
  let at = 0
  const pieces: { readonly words: string; readonly both: boolean; readonly at: number }[] = []
  for (const [from, to] of commonPassages(text, other)) {
    if (from > at) pieces.push({ words: text.slice(at, from), both: false, at })
    pieces.push({ words: text.slice(from, to), both: true, at: from })
    at = to
  }
  if (at < text.length) pieces.push({ words: text.slice(at), both: false, at })
  return pieces.map(({ words, both, at }) => (both ? <em key={at}>{words}</em> : words))
}
