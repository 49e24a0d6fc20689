import type { CommandType } from '../../shared/domain/command.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly changed: boolean
  readonly sending: boolean
  readonly ready: boolean
  readonly command: CommandType
}

/** The foot of a form that is saved when somebody says so. */
export const SaveBar = ({ changed, sending, ready, command }: Props) => {
  const { text } = useDesk()
  const words = text.settings
  const obstacle = useObstacle()(command)
  return (
    <footer className="set-save">
      <button
        type="submit"
        className="btn pri"
        disabled={obstacle !== null || !changed || !ready || sending}
        title={obstacle ?? undefined}
      >
        {sending ? words.saving : words.save} <kbd>Ctrl Enter</kbd>
      </button>
      <span className={changed ? 'wn' : 't3'} role="status">
        {changed ? words.changed : words.unchanged}
      </span>
    </footer>
  )
}
