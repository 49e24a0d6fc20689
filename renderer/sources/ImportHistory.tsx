import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import type { ImportItem } from '../../shared/contract/importRuns.ts'
import { totalOf } from '../../shared/domain/importing/importRun.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'
import { HaltedActions } from './HaltedActions.tsx'

const page = 50

/** Past imports, newest first: file, source, who, when, where its rows went; Enter or a click opens the report. */
export const ImportHistory = ({ onOpen }: { readonly onOpen: (id: string) => void }) => {
  const { verbs, onNews, text } = useDesk()
  const words = text.sources.history
  const [items, setItems] = useState<readonly ImportItem[] | null>(null)
  const [ended, setEnded] = useState(true)
  const load = useEffectEvent(async (before: number | null) => {
    const reply = await verbs.imports({ before })
    if (!reply.ok) return
    setItems((now) => (before === null ? reply.value : [...(now ?? []), ...reply.value]))
    setEnded(reply.value.length < page)
  })
  useEffect(() => {
    void load(null)
    return onNews((news) => {
      if (news.kind === 'importReport' || news.kind === 'importsHalted') void load(null)
    })
  }, [onNews])
  if (items === null) return <div className="src" aria-busy="true" />
  if (items.length === 0)
    return (
      <div className="src src-empty">
        <h2>{words.empty}</h2>
        <p className="t2">{words.emptyText}</p>
      </div>
    )
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, id: string): void => {
    const { key, currentTarget } = event
    if (event.target !== currentTarget) return
    if (key === 'Enter') onOpen(id)
    const next = key === 'ArrowDown' ? currentTarget.nextElementSibling : currentTarget.previousElementSibling
    if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className="src">
      <table className="src-table" aria-label={text.sources.tabs.history}>
        <thead>
          <tr>
            <th>{words.when}</th>
            <th>{words.file}</th>
            <th>{words.source}</th>
            <th>{words.kind}</th>
            <th>{words.by}</th>
            <th className="r">{words.read}</th>
            <th className="r">{words.taken}</th>
            <th className="r">{words.known}</th>
            <th className="r">{words.proposed}</th>
            <th className="r">{words.left}</th>
            <th>{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => {
            const counts = totalOf(item.counts ?? {})
            return (
              <tr
                key={item.import}
                tabIndex={0}
                data-first={at === 0 ? true : undefined}
                onClick={() => onOpen(item.import)}
                onKeyDown={(event) => onKey(event, item.import)}
              >
                <td className="num t2">{isoMinute(item.begunAt)}</td>
                <td className="el">{item.fileName}</td>
                <td className="el">{item.sourceName}</td>
                <td className="el t2">{text.sources.kinds[item.kind]}</td>
                <td className="el t2">{item.by}</td>
                <Count value={item.read} />
                <Count value={counts.taken} />
                <Count value={counts.known} />
                <Count value={counts.proposed} />
                <Count value={item.left} strong />
                <td className="el">
                  {item.halted ? (
                    <HaltedActions item={item} />
                  ) : (
                    <span className={item.undone || item.stopped ? 'wn' : 't2'}>{words.states[stateOf(item)]}</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {ended ? null : (
        <button type="button" className="btn" onClick={() => void load(items.at(-1)?.at ?? null)}>
          {words.more}
        </button>
      )}
    </div>
  )
}

const stateOf = (item: ImportItem) => {
  if (item.undone) return 'undone'
  if (item.counts === null) return 'running'
  return item.stopped ? 'stopped' : 'done'
}

/** Empty space is information: a zero is a faint dash. */
const Count = ({ value, strong = false }: { readonly value: number; readonly strong?: boolean }) => {
  const { figure } = useDesk().text.sources
  if (value === 0) return <td className="r num src-zero">–</td>
  return <td className={strong ? 'r num b' : 'r num'}>{figure(value)}</td>
}
