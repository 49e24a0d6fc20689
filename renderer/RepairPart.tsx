import { useEffect, useState } from 'react'
import type { DeskFailure } from '../shared/contract/desk.ts'
import type { BackupCard } from '../shared/contract/keeping.ts'
import { isoMinute } from '../shared/kernel/chinaTime.ts'
import { FailureNote } from './forms/FailureNote.tsx'
import { useSession, useText } from './store/useDesk.ts'

/** A damaged ledger is never emptied: it is repaired from the newest verified backup, and what it still holds is taken along. */
export const RepairPart = () => {
  const { text } = useText()
  const { verbs } = useSession().client
  const words = text.keeping.damaged
  const [newest, setNewest] = useState<BackupCard | null | undefined>(undefined)
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  useEffect(() => {
    void verbs.keeping({}).then((reply) => setNewest(reply.ok ? (reply.value.backups[0] ?? null) : null))
  }, [verbs])
  const repair = async () => {
    setWorking(true)
    const reply = await verbs.repair({})
    setWorking(false)
    if (!reply.ok) setFailure(reply.error)
  }
  if (newest === undefined) return null
  if (newest === null) return <p className="readable">{words.noBackup}</p>
  return (
    <>
      <p className="readable">{words.text}</p>
      <div className="steps">
        <button type="button" className="btn pri" disabled={working} onClick={() => void repair()}>
          {working ? text.keeping.restore.running : words.repair(isoMinute(newest.madeAt))}
        </button>
      </div>
      {failure !== null && <FailureNote failure={failure} />}
    </>
  )
}
