import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { useDesk } from '../store/useDesk.ts'
import type { Asked } from './useReply.ts'

type Props = {
  readonly asked: Pick<Asked<unknown>, 'failure' | 'read'>
  readonly empty: boolean
  readonly icon: IconName
  readonly title: string
  readonly note: string
}

/** Why a list shows nothing: it could not be read, or there is nothing. */
export const EmptyList = ({ asked, empty, icon, title, note }: Props) => {
  const { text } = useDesk()
  if (asked.failure !== null)
    return (
      <div className="reg-failed">
        <FailureNote failure={asked.failure} />
        <button type="button" className="btn" onClick={() => void asked.read()}>
          {text.supervision.retry}
        </button>
      </div>
    )
  if (!empty) return null
  return (
    <div className="reg-empty">
      <h2>
        <Icon name={icon} />
        {title}
      </h2>
      <p>{note}</p>
    </div>
  )
}
