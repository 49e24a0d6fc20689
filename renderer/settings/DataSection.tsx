import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { BackupCard, RestorePreview } from '../../shared/contract/keeping.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { BackupBudget } from './BackupBudget.tsx'
import { diskSize } from './diskSize.ts'
import { ErasePart } from './ErasePart.tsx'
import { SettingNote } from './SettingNote.tsx'
import { RebuildPart } from './RebuildPart.tsx'
import './dataSection.css'

/** Backups and what is done with them, lists made again, and erasing what a reporter said. */
export const DataSection = () => {
  const { verbs, bridge, text } = useDesk()
  const { state } = useSession()
  const keeping = useSource(state.keeping)
  const words = text.keeping
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [asking, setAsking] = useState<BackupCard | null>(null)

  useEffect(() => {
    void verbs.keeping({}).then((reply) => {
      if (reply.ok) state.keeping.set(reply.value)
      else setFailure(reply.error)
    })
  }, [verbs, state])

  const choose = async () => {
    const folder = await bridge.chooseFolder({})
    if (folder !== null) await place(folder)
  }
  const place = async (folder: string | null) => {
    const reply = await verbs.setBackupFolder({ folder })
    if (reply.ok) state.keeping.set(reply.value)
    else setFailure(reply.error)
  }
  const running = keeping?.running ?? null
  return (
    <section className="set-wide" aria-label={text.settings.sections.data}>
      <h2>{text.settings.sections.data}</h2>
      <h3>{words.backup.title}</h3>
      <p className="t2">{words.backup.hint}</p>
      <div className="set-tools">
        <button
          type="button"
          className="btn pri"
          disabled={running !== null}
          onClick={() => void verbs.backUp({}).then((reply) => !reply.ok && setFailure(reply.error))}
        >
          {words.backup.now}
        </button>
        {running !== null && (
          <span className="t2 num" role="status">
            {words.backup.running(running)}
          </span>
        )}
      </div>
      <div className="set-tools data-place" data-setting="data.folder">
        <span className="data-folder t3">
          {words.backup.folder} <span className="readable t2">{keeping?.folder ?? ''}</span>
        </span>
        <button type="button" className="btn" onClick={() => void choose()}>
          <Icon name="folder" />
          {words.backup.chooseFolder}
        </button>
        {keeping === null ? null : (
          <SettingNote of="data.folder" same={keeping.usualFolder} onReset={() => void place(null)} />
        )}
      </div>
      {keeping !== null && keeping.failure !== null && (
        <p className="rd" role="alert">
          {words.backup.failed}。{words.backup.failedNext} <span className="t3">{keeping.failure}</span>
        </p>
      )}
      {keeping?.unreadable === true && (
        <p className="rd" role="alert">
          {words.backup.unreadable}。{words.backup.unreadableNext}
        </p>
      )}
      {keeping !== null && (
        <BackupBudget key={keeping.budgetGb} keeping={keeping} onSaved={state.keeping.set} onFailed={setFailure} />
      )}
      <BackupTable backups={keeping?.backups ?? []} onRestore={setAsking} />
      {failure !== null && <FailureNote failure={failure} />}
      <RebuildPart onFailed={setFailure} />
      <ErasePart />
      {asking !== null && <RestoreDialog backup={asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

type TableProps = {
  readonly backups: readonly BackupCard[]
  readonly onRestore: (backup: BackupCard) => void
}

const BackupTable = ({ backups, onRestore }: TableProps) => {
  const { text } = useDesk()
  const words = text.keeping.backup
  if (backups.length === 0) return <p className="t3">{words.none}</p>
  return (
    <table className="data-table num">
      <thead>
        <tr>
          <th>{words.when}</th>
          <th className="r">{words.entries}</th>
          <th className="r">{words.size}</th>
          <th>{words.state}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {backups.map((one) => (
          <tr key={one.backup}>
            <th>{isoMinute(one.madeAt)}</th>
            <td className="r">{words.count(one.entries)}</td>
            <td className="r">{diskSize(one.bytes)}</td>
            <td>{words.verified}</td>
            <td>
              <button type="button" className="btn" onClick={() => onRestore(one)}>
                {words.restore}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const RestoreDialog = ({ backup, onClose }: { readonly backup: BackupCard; readonly onClose: () => void }) => {
  const { verbs, text } = useDesk()
  const words = text.keeping.restore
  const [preview, setPreview] = useState<RestorePreview | null>(null)
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  useEffect(() => {
    void verbs.restorePreview({ backup: backup.backup }).then((reply) => {
      if (reply.ok) setPreview(reply.value)
      else setFailure(reply.error)
    })
  }, [verbs, backup])
  const restore = async () => {
    if (preview === null || working) return
    setWorking(true)
    const reply = await verbs.restore({ backup: backup.backup })
    setWorking(false)
    if (reply.ok) onClose()
    else setFailure(reply.error)
  }
  return (
    <ModalDialog
      title={words.title}
      icon="alert"
      closeLabel={words.cancel}
      about={<span className="num">{isoMinute(backup.madeAt)}</span>}
      onClose={onClose}
      onSend={() => void restore()}
      footer={
        <>
          <button type="submit" className="btn pri" disabled={preview === null || working}>
            {words.confirm}
          </button>
          <button type="button" className="btn" disabled={working} onClick={onClose}>
            {words.cancel}
          </button>
        </>
      }
    >
      <div className="data-restore">
        {preview !== null && (
          <p className={preview.entries > 0 ? 'rd' : ''}>{words.lost(preview.entries, preview.orders)}</p>
        )}
        {preview !== null && !preview.sameRecord && <p className="rd">{words.otherRecord}</p>}
        {preview?.from != null && preview.to != null && (
          <p className="t2 num">{words.span(isoMinute(preview.from), isoMinute(preview.to))}</p>
        )}
        <p className="t2">{words.aside}</p>
        {working && <p role="status">{words.running}</p>}
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </ModalDialog>
  )
}
