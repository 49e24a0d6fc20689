import { useEffect, useState } from 'react'
import type { PrintFact } from '../../shared/contract/printing.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { useDesk } from '../store/useDesk.ts'
import './printing.css'

type Props = {
  readonly notice: RowId
  readonly step: number
  /** How often it was printed, as the notice knows it: asked again when that moves. */
  readonly prints: number
}

/** Every time that a paper came out: when, who, where to, and whether it was a reprint. */
export const PrintHistory = ({ notice, step, prints }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.printing.ledger
  const [facts, setFacts] = useState<readonly PrintFact[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new print is what it is asked again for
  useEffect(() => {
    let gone = false
    void verbs.prints({ notice, step }).then((reply) => {
      if (!gone && reply.ok) setFacts(reply.value)
    })
    return () => {
      gone = true
    }
  }, [verbs, notice, step, prints])
  if (facts === null) return null
  return (
    <section className="ntc-part" aria-label={words.title}>
      <h2>{words.title}</h2>
      {facts.length === 0 ? <p className="t3">{words.none}</p> : null}
      <ol className="prt-history">
        {facts.map((fact) => (
          <li key={fact.n}>
            <p>
              <b className="num">{words.nth(fact.n)}</b>{' '}
              <span className="tag">{fact.again ? words.again : words.first}</span>
              {fact.inJob ? <span className="tag">{words.inJob}</span> : null}
              <span className="fill" />
              <span className="t3 num">{isoMinute(fact.at)}</span>
            </p>
            <p className="t2">
              <span className="el" title={fact.destination}>
                {fact.to === 'pdf' ? fileName(fact.destination) : fact.destination}
              </span>
            </p>
            <p className="t3 num">
              {fact.by} · {words.amount(fact.copies, fact.pages)}
              <span className="fill" />
              <span title={fact.sha256}>
                {fact.sha256 === '' ? words.noHash : `SHA-256 ${fact.sha256.slice(0, 8)}…`}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path
