import type { CaseFact } from '../../shared/contract/supervision.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'

/** Everything that happened in the case, newest first, each with its person and time. */
export const CaseCourse = ({ facts }: { readonly facts: readonly CaseFact[] }) => {
  const { text } = useDesk()
  const words = text.supervision.detail
  return (
    <aside className="sup-course" aria-label={words.course}>
      <h2>{words.course}</h2>
      <ol>
        {facts.map((fact) => (
          <li key={`${fact.seq}-${fact.code}-${fact.step}`}>
            <p>
              <b>{words.facts[fact.code]}</b>{' '}
              {fact.kind === null || fact.code === 'ended' ? '' : text.notices.titles[fact.kind]}{' '}
              <span className="num">{fact.code === 'drafted' ? '' : fact.number}</span>
              {fact.proposed ? <span className="tag">{words.proposed}</span> : null}
              {fact.ending === null ? '' : text.supervision.cases.endings[fact.ending]}
            </p>
            {fact.quote === '' ? null : <p className="t2 sup-lines">{fact.quote}</p>}
            <p className="t3 num">
              {isoMinute(fact.at)} {fact.by}
            </p>
          </li>
        ))}
      </ol>
    </aside>
  )
}
