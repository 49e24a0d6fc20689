import type { ImportStage } from '../../shared/contract/desk.ts'
import { useDesk } from '../store/useDesk.ts'
import type { ChosenFile } from './importFlow.ts'

type Props = {
  readonly file: ChosenFile
  readonly stage: ImportStage | null
  readonly stopping: boolean
  readonly onCancel: () => void
}

/** Reading a file or writing its rows: the stage in a word, how far it is, and a way to stop. */
export const ImportRunning = ({ file, stage, stopping, onCancel }: Props) => {
  const words = useDesk().text.importing
  const taking = stage?.phase === 'taking'
  const counted = stage !== null && stage.total > 0
  return (
    <div className="imp-running" aria-busy="true">
      <h2>{taking ? words.stage.takingTitle : words.stage.readingTitle}</h2>
      <p className="t2 el">{file.fileName}</p>
      <progress
        aria-label={taking ? words.stage.takingTitle : words.stage.readingTitle}
        max={counted ? stage.total : 1}
        {...(counted ? { value: stage.done } : {})}
      />
      <p className="imp-stage num" role="status">
        <span>{stage === null ? words.stage.waiting : words.stage[stage.phase]}</span>
        <span className="fill" />
        <span>{counted ? howFar(stage, words.stage) : null}</span>
      </p>
      {taking ? <p className="t3">{words.stage.takingSafe}</p> : null}
      <button type="button" className="btn" disabled={stopping} data-first onClick={onCancel}>
        {stopping ? words.cancelling : words.cancel}
      </button>
    </div>
  )
}

type StageWords = {
  readonly rows: (done: number, total: number) => string
  readonly share: (done: number, total: number) => string
}

const howFar = (stage: ImportStage, words: StageWords): string =>
  stage.phase === 'taking' || stage.phase === 'arranging'
    ? words.rows(stage.done, stage.total)
    : words.share(stage.done, stage.total)
