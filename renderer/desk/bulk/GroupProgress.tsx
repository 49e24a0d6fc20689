import { useEffect, useState } from 'react'
import { useDesk } from '../../store/useDesk.ts'
import './bulk.css'

type Running = { readonly kind: 'group' | 'export'; readonly id: string; readonly done: number; readonly total: number }

/** A gesture or an export that takes its time: how far it is, and the way to stop it. In the foot, where nothing moves. */
export const GroupProgress = () => {
  const { text, onNews, verbs } = useDesk()
  const [running, setRunning] = useState<Running | null>(null)
  useEffect(
    () =>
      onNews((news) => {
        if (news.kind !== 'groupProgress' && news.kind !== 'exportProgress') return
        const { done, total } = news
        const id = news.kind === 'groupProgress' ? news.group : news.export
        if (done < total) setRunning({ kind: news.kind === 'groupProgress' ? 'group' : 'export', id, done, total })
        else setRunning((now) => (now?.id === id ? null : now))
      }),
    [onNews],
  )
  if (running === null) return null
  const words = text.views
  const stop = (): void => {
    if (running.kind === 'group') void verbs.cancelGroup({ group: running.id })
    else void verbs.cancelExport({ export: running.id })
  }
  return (
    <span className="groupbar" role="status">
      {running.kind === 'group' ? words.bulk.underWay : words.exporting.running}
      <progress value={running.done} max={running.total} />
      <span className="num">{words.bulk.progress(running.done, running.total)}</span>
      <button type="button" className="btn quiet s" onClick={stop}>
        {words.bulk.stop}
      </button>
    </span>
  )
}
