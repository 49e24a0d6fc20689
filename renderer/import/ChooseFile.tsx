import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly over: boolean
  readonly trouble: 'not-a-file' | 'no-dialog' | null
  readonly onChoose: () => void
}

export const ChooseFile = ({ over, trouble, onChoose }: Props) => {
  const words = useDesk().text.importing.choose
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
      {trouble === null ? null : (
        <p className="rd" role="alert">
          {trouble === 'not-a-file' ? words.notAFile : words.failed}
        </p>
      )}
    </div>
  )
}
