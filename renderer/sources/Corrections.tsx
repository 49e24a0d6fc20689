import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProposedCorrection } from '../../shared/contract/importRuns.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { isComposing } from '../forms/keys.ts'
import { useDesk } from '../store/useDesk.ts'
import { useKept } from '../unsent/useKept.ts'
import { CorrectionFoot } from './CorrectionFoot.tsx'
import { SideBySide } from './SideBySide.tsx'

const page = 100

/** Orders about which a source says something else than before: both texts side by side, and a yes or no for one or for all. */
export const Corrections = () => {
  const { verbs, text } = useDesk()
  const words = text.sources.corrections
  const [shown, setShown] = useState<{ readonly total: number; readonly items: readonly ProposedCorrection[] } | null>(
    null,
  )
  const [at, setAt] = useState(0)
  const [said, setSaid] = useState('')
  const { value: reason, set: setReason } = useKept({ form: 'corrections.reason', about: null }, words.usualReason)
  const busy = useRef(false)
  const item = shown?.items[Math.min(at, shown.items.length - 1)]

  const load = useCallback(async () => {
    const reply = await verbs.sourceCorrections({ after: 0, limit: page })
    if (reply.ok) setShown(reply.value)
  }, [verbs])
  useEffect(() => void load(), [load])

  const judge = async (orders: readonly RowId[] | null, accept: boolean) => {
    if (busy.current) return
    busy.current = true
    const reply = await verbs.judgeCorrections({ orders: orders === null ? null : [...orders], accept, reason })
    busy.current = false
    if (!reply.ok) {
      const { error } = reply
      const why = error.kind === 'refused' ? text.refusals.codes[error.code] : text.refusals.failures[error.kind]
      setSaid(text.refusals.failed(why))
      return
    }
    setSaid(words.done(reply.value.done, reply.value.refused))
    await load()
  }
  const onKey = useRef<(event: KeyboardEvent) => void>(() => {})
  onKey.current = (event) => {
    const { target } = event
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    const count = shown?.items.length ?? 0
    const key = event.key.toLowerCase()
    if (key === 'j' || key === 'arrowdown') setAt(Math.min(count - 1, at + 1))
    else if (key === 'k' || key === 'arrowup') setAt(Math.max(0, at - 1))
    else if (key === 'a' && item !== undefined) void judge([item.row], true)
    else if (key === 'x' && item !== undefined) void judge([item.row], false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])

  if (shown === null) return <div className="src" aria-busy="true" />
  if (item === undefined)
    return (
      <div className="src src-empty">
        <h2>{words.empty}</h2>
        <p className="t2">{said === '' ? words.emptyText : said}</p>
      </div>
    )
  return (
    <div className="src src-corrections">
      <ol className="src-list" aria-label={words.total(shown.total)}>
        {shown.items.map((one, place) => (
          <li key={one.row}>
            <button
              type="button"
              className={one === item ? 'on' : ''}
              aria-current={one === item}
              onClick={() => setAt(place)}
            >
              <span className="num t3">{one.number}</span>
              <span className="el">{one.title}</span>
            </button>
          </li>
        ))}
      </ol>
      <section className="src-diff" aria-label={item.number}>
        <header>
          <h2 className="el">{item.title}</h2>
          <p className="t3 el num">
            {[item.number, item.sourceName, item.sourceId, words.from(item.fileName), isoMinute(item.proposedAt)]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        </header>
        <SideBySide changes={item.changes} />
        <CorrectionFoot
          total={shown.total}
          reason={reason}
          said={said}
          onReason={setReason}
          onOne={(accept) => void judge([item.row], accept)}
          onAll={(accept) => void judge(null, accept)}
        />
      </section>
    </div>
  )
}
