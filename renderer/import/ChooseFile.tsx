import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { ChoosingTrouble } from './importFlow.ts'

type Props = {
  readonly over: boolean
  readonly trouble: ChoosingTrouble | null
  readonly onChoose: () => void
  readonly onHistory: () => void
}

export const ChooseFile = ({ over, trouble, onChoose, onHistory }: Props) => {
  const words = useDesk().text.importing.choose
  const troubles = {
    'not-a-file': words.notAFile,
    'no-dialog': words.failed,
    'empty-paste': words.pasteEmpty,
    'long-paste': words.pasteTooLong,
  } satisfies Record<ChoosingTrouble, string>
  return (
    <div className={over ? 'imp-choose over' : 'imp-choose'}>
      <Icon name="import" />
      <h2>{over ? words.dropHere : words.title}</h2>
      <p>{words.text}</p>
      <p className="t3">{words.local}</p>
      <button type="button" className="btn pri" data-first onClick={onChoose}>
        <Icon name="folder" />
        {words.button}
      </button>
      <p className="t2">{words.paste}</p>
      <button type="button" className="btn quiet s" onClick={onHistory}>
        {words.history}
      </button>
      {trouble === null ? null : (
        <p className="rd" role="alert">
          {troubles[trouble]}
        </p>
      )}
    </div>
  )
}
