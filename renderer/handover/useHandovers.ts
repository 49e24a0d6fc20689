import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { HandoverEntry, OpenPoints } from '../../shared/contract/handovers.ts'
import { useDesk } from '../store/useDesk.ts'

/** The handovers and what stands open, asked again when either may have changed; null until the first answer. */
export const useHandovers = (): {
  readonly entries: readonly HandoverEntry[] | null
  readonly open: OpenPoints | null
  /** Why the last asking brought nothing. */
  readonly failure: DeskFailure | null
  readonly askAgain: () => void
} => {
  const { verbs, onNews } = useDesk()
  const [entries, setEntries] = useState<readonly HandoverEntry[] | null>(null)
  const [open, setOpen] = useState<OpenPoints | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the person says so
  useEffect(() => {
    let gone = false
    const ask = async () => {
      const [list, points] = await Promise.all([verbs.handovers({}), verbs.openPoints({})])
      if (gone) return
      if (list.ok) setEntries(list.value)
      if (points.ok) setOpen(points.value)
      setFailure(list.ok ? (points.ok ? null : points.error) : list.error)
    }
    void ask()
    const stop = onNews((news) => {
      if (news.kind === 'handovers' || news.kind === 'overview') void ask()
    })
    return () => {
      gone = true
      stop()
    }
  }, [verbs, onNews, asked])
  return { entries, open, failure, askAgain: () => setAsked(asked + 1) }
}
