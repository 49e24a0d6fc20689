import { useState } from 'react'
import type { RefusedOrder } from '../../../shared/contract/desk.ts'
import type { ImportReport } from '../../../shared/contract/importRuns.ts'
import { totalOf } from '../../../shared/domain/importing/importRun.ts'
import { useDeskModel } from '../../desk/deskModel.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'

type Props = { readonly report: ImportReport; readonly onReport: (report: ImportReport) => void }
type Stage =
  | { readonly kind: 'idle' | 'asking' | 'undoing' }
  | { readonly kind: 'done'; readonly done: number; readonly kept: readonly RefusedOrder[] }
  | { readonly kind: 'failed'; readonly message: string }

/** Takes an import back as one: words and a second step make it safe; what somebody acted on since stays and is named. */
export const UndoImport = ({ report, onReport }: Props) => {
  const { verbs, text } = useDesk()
  const { places } = useDeskModel()
  const words = text.sources.report
  const [stage, setStage] = useState<Stage>({ kind: 'idle' })
  const { taken } = totalOf(report.counts)
  const undo = async () => {
    setStage({ kind: 'undoing' })
    const reply = await verbs.undoImport({ import: report.import, reason: words.undone })
    if (!reply.ok) {
      const { error } = reply
      const reason = error.kind === 'refused' ? text.refusals.codes[error.code] : text.refusals.failures[error.kind]
      setStage({ kind: 'failed', message: text.refusals.failed(reason) })
      return
    }
    setStage({ kind: 'done', done: reply.value.done, kept: reply.value.refused })
    const after = await verbs.importReport({ import: report.import })
    if (after.ok) onReport(after.value)
  }
  switch (stage.kind) {
    case 'asking':
      return (
        <>
          <span>{words.undoSure(taken)}</span>
          <button type="button" className="btn" data-first onClick={() => setStage({ kind: 'idle' })}>
            {words.undoNo}
          </button>
          <button type="button" className="btn" onClick={() => void undo()}>
            {words.undoYes}
          </button>
        </>
      )
    case 'undoing':
      return <span className="t2">{words.undoing}</span>
    case 'done':
      return (
        <>
          <span role="status">{words.undoDone(stage.done, stage.kept.length)}</span>
          {stage.kept.length === 0 ? null : (
            <button
              type="button"
              className="btn"
              onClick={() => places.overlay.set({ kind: 'refused', refused: stage.kept })}
            >
              {words.seeKept}
            </button>
          )}
        </>
      )
    default:
      return (
        <>
          {stage.kind === 'failed' ? <span className="rd">{stage.message}</span> : null}
          {taken === 0 || report.undone ? null : (
            <button type="button" className="btn quiet" onClick={() => setStage({ kind: 'asking' })}>
              <Icon name="undo" />
              {words.undo}
            </button>
          )}
        </>
      )
  }
}
