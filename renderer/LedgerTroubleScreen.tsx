import { useCallback, useEffect, useState } from 'react'
import type { LedgerTrouble } from '../shared/contract/desk.ts'
import { Icon } from './look/Icon.tsx'
import { RepairPart } from './RepairPart.tsx'
import { useSession, useText } from './store/useDesk.ts'
import './trouble.css'

/** The ledger could not be opened: what happened, what is not lost, the next step. The window stays. */
export const LedgerTroubleScreen = ({ trouble }: { readonly trouble: LedgerTrouble }) => {
  const { text } = useText()
  const { client, bridge } = useSession()
  const [trying, setTrying] = useState(false)
  const words = text.desk.state
  const { title, safe, next } = words.troubles[trouble.code]
  const retry = useCallback(async (): Promise<void> => {
    setTrying(true)
    await client.verbs.retryOpen({})
    setTrying(false)
  }, [client])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.altKey) void retry()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [retry])
  return (
    <main className="trouble" role="alert">
      <h1>
        <span className="rd">
          <Icon name="alert" />
        </span>
        {title}
      </h1>
      {trouble.file !== '' && <p className="readable">{trouble.file}</p>}
      <dl>
        <dt>{words.notLost}</dt>
        <dd>{safe}</dd>
        <dt>{words.next}</dt>
        <dd>{next}</dd>
      </dl>
      {trouble.code === 'damaged' && <RepairPart />}
      <div className="steps">
        <button
          type="button"
          className={trouble.code === 'damaged' ? 'btn' : 'btn pri'}
          disabled={trying}
          onClick={() => void retry()}
        >
          {trying ? words.retrying : words.retry} <kbd>R</kbd>
        </button>
        <button type="button" className="btn" onClick={() => void bridge.chooseDataFolder({})}>
          <Icon name="folder" />
          {words.chooseFolder}
        </button>
      </div>
      <p className="small t3 readable">
        {trouble.code}
        {trouble.detail !== '' && ` · ${trouble.detail}`}
      </p>
    </main>
  )
}
