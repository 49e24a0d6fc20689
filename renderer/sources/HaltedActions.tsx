import { useState } from 'react'
import { useDesk } from '../store/useDesk.ts'

/** What can be done about an import that broke off: go on without doubles, or give up the rest. */
export const HaltedActions = ({ item }: { readonly item: { readonly import: string } }) => {
  const { verbs, text } = useDesk()
  const words = text.sources.halted
  const [stage, setStage] = useState<'idle' | 'busy' | 'failed'>('idle')
  const act = async (how: 'resumeImport' | 'abandonImport') => {
    setStage('busy')
    const reply = await verbs[how]({ import: item.import })
    if (!reply.ok) setStage('failed')
  }
  return (
    <span className="src-halted">
      <button
        type="button"
        className="btn s"
        disabled={stage === 'busy'}
        title={words.hint}
        onClick={(event) => {
          event.stopPropagation()
          void act('resumeImport')
        }}
      >
        {words.resume}
      </button>
      <button
        type="button"
        className="btn quiet s"
        disabled={stage === 'busy'}
        onClick={(event) => {
          event.stopPropagation()
          void act('abandonImport')
        }}
      >
        {words.abandon}
      </button>
      {stage === 'failed' ? <span className="rd">{words.failed}</span> : null}
    </span>
  )
}
