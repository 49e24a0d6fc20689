import { useEffect, useState } from 'react'
import type { HaltedImport } from '../../shared/contract/importRuns.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { HaltedActions } from './HaltedActions.tsx'
import './sources.css'

/** At the next start, or when the store has come back: the import that broke off, and what to do about it. */
export const HaltedBanner = () => {
  const { verbs, onNews, text } = useDesk()
  const { state } = useSession()
  const phase = useSource(state.phase)
  const [halted, setHalted] = useState<readonly HaltedImport[]>([])
  const words = text.sources.halted
  const ready = phase.kind === 'ready'
  useEffect(() => {
    if (!ready) return
    let left = false
    const ask = () =>
      void verbs.haltedImports({}).then((reply) => {
        if (!left && reply.ok) setHalted(reply.value)
      })
    ask()
    const stop = onNews((news) => {
      if (news.kind === 'importsHalted' || news.kind === 'importReport') ask()
    })
    return () => {
      left = true
      stop()
    }
  }, [ready, verbs, onNews])
  const [first, ...others] = halted
  if (first === undefined) return null
  return (
    <div className="banner src-banner" role="status">
      <Icon name="import" />
      <span className="num">{words.text(first.fileName, first.done, first.read)}</span>
      <HaltedActions key={first.import} item={first} />
      {others.length === 0 ? null : <span className="t2">{words.more(others.length)}</span>}
    </div>
  )
}
