import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { TimelineItem } from '../../shared/contract/timeline.ts'
import { shortWhen } from '../../shared/kernel/chinaTime.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { stepTurn } from './stepTurn.ts'
import { timelineWords } from './timelineWords.ts'

/** Everything that happened, with who and when; then where the order stands and what comes next. */
export const Timeline = ({ detail }: { readonly detail: OrderDetail }) => {
  const { text } = useDesk()
  const model = useDeskModel()
  const { now: clock, files } = model
  const now = useSource(clock)
  const words = text.desk.detail
  const { id, status } = detail.row
  const turn = stepTurn(model, text, detail.row, detail)
  const turnAt = turn === null ? -1 : detail.timeline.findLastIndex(({ seq }) => seq === turn.seq)
  const fileOf = (hash: string) => detail.standing.attachments.find((file) => file.hash === hash)
  return (
    <ol className="tl">
      {detail.timeline.map((item, at) => {
        const { strong, rest, quote } = timelineWords(text, item, now)
        const shown = shownFile(item)
        const file = shown === null ? undefined : fileOf(shown.hash)
        const [day = '', time = ''] = shortWhen(item.at, now).split(' ')
        return (
          <li key={`${item.seq} ${item.kind}`} className={item.kind === 'declined' ? 'bad' : ''}>
            <time>
              <span className="d">{day}</span> {time}
            </time>
            <span className="nd" />
            <div>
              <p className="readable" title={`${strong} ${rest}`}>
                {strong} <span className="t2">{withWholeDates(rest)}</span> <span className="by">{item.by}</span>{' '}
                <span className={item.device === null ? 'dev' : 'dev other'}>{words.device(item.device)}</span>
              </p>
              {quote !== '' && <p className="quote readable">{quote}</p>}
              {shown !== null && file !== undefined && (
                <button
                  type="button"
                  className="btn s scan"
                  title={file.name}
                  onClick={() => files.open(id, file.hash)}
                >
                  <Icon name="paperclip" />
                  <span className="el">
                    {text.orderActs.fields[shown.as]} {file.name}
                  </span>
                </button>
              )}
              {turn !== null && at === turnAt && (
                <button type="button" className="btn s quiet turn" onClick={turn.run}>
                  <Icon name={turn.icon} />
                  <span className="el">{turn.words}</span>
                </button>
              )}
            </div>
          </li>
        )
      })}
      <li className="now">
        <time>{words.now}</time>
        <span className="nd" />
        <p className="b">{text.desk.statuses[status]}</p>
      </li>
      <li className="next">
        <time />
        <span className="nd" />
        <p>{words.next[status]}</p>
      </li>
    </ol>
  )
}

/** The file that a line of the course rests on, and as what. */
const shownFile = (item: TimelineItem): { readonly as: 'scan' | 'file'; readonly hash: string } | null => {
  if (item.kind === 'instructed' && item.scan !== null) return { as: 'scan', hash: item.scan }
  if (item.kind === 'progressed' && item.file !== null) return { as: 'file', hash: item.file }
  return null
}

/** A date is not parted at its hyphen, nor from its hour, at the end of a line. */
const withWholeDates = (words: string) =>
  words.split(/((?:\d{4}-)?\d\d-\d\d(?: \d\d:\d\d)?)/u).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts are known by their place
      <span key={at} className="when">
        {part}
      </span>
    ),
  )
