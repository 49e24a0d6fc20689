import { useEffect, useState } from 'react'
import type { HandoverEntry, OpenPoints } from '../../shared/contract/handovers.ts'
import { useDesk } from '../store/useDesk.ts'

/** The handovers and what stands open, asked again when either may have changed; null until the first answer. */
export const useHandovers = (): {
  readonly entries: readonly HandoverEntry[] | null
  readonly open: OpenPoints | null
} => {
  const { verbs, onNews } = useDesk()
  const [entries, setEntries] = useState<readonly HandoverEntry[] | null>(null)
  const [open, setOpen] = useState<OpenPoints | null>(null)
  useEffect(() => {
    let gone = false
    const ask = async () => {
      const [list, points] = await Promise.all([verbs.handovers({}), verbs.openPoints({})])
      if (gone) return
      if (list.ok) setEntries(list.value)
      if (points.ok) setOpen(points.value)
    }
    void ask()
    const stop = onNews((news) => {
      if (news.kind === 'handovers' || news.kind === 'overview') void ask()
    })
    return () => {
      gone = true
      stop()
    }
  }, [verbs, onNews])
  return { entries, open }
}
