import { useEffect, useState } from 'react'
import type { PrintJobCard } from '../../shared/contract/printing.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

/** A job that broke off, after a restart as well, and the way to it. */
export const JobBanner = ({ onOpen }: { readonly onOpen: (job: string) => void }) => {
  const { verbs, onNews, text } = useDesk()
  const words = text.printing
  const [left, setLeft] = useState<readonly PrintJobCard[]>([])
  useEffect(() => {
    let gone = false
    const ask = () =>
      void verbs.printJobs({}).then((reply) => {
        if (gone || !reply.ok) return
        setLeft(reply.value.filter(({ status }) => status === 'open' || status === 'halted'))
      })
    ask()
    const stop = onNews((news) => {
      if (news.kind === 'printJobs') ask()
    })
    return () => {
      gone = true
      stop()
    }
  }, [verbs, onNews])
  const [first, ...others] = left
  if (first === undefined) return null
  return (
    <div className="banner" role="status">
      <Icon name="print" />
      <span className="num">{words.banner(first.printed + first.passed, first.turns)}</span>
      {first.trouble === null ? null : <span className="t2">{words.troubles[first.trouble.code].what}</span>}
      <button type="button" className="btn s" onClick={() => onOpen(first.job)}>
        {words.openJob}
      </button>
      {others.length === 0 ? null : <span className="t2">{words.more(others.length)}</span>}
    </div>
  )
}
