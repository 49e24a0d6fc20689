import { FloatingPanel } from '../desk/FloatingPanel.tsx'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { WhoChoice } from './WhoChoice.tsx'

/** Another person, in one gesture; or nobody for now. */
export const WhoPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useDesk()
  const { state } = useSession()
  const lock = useSource(state.lock)
  const words = text.persons
  return (
    <FloatingPanel label={words.switch.title} onClose={onClose}>
      <header>
        <Icon name="users" />
        <h2>{words.switch.title}</h2>
        <span className="fill" />
        <kbd>Esc</kbd>
      </header>
      <WhoChoice onEntered={onClose} />
      <footer>
        <span className="t3">{lock.hasPin ? words.lock.after(lock.minutes) : words.lock.noPin}</span>
        <span className="fill" />
        <button
          type="button"
          className="btn s"
          disabled={!lock.hasPin}
          title={lock.hasPin ? `${words.lock.now} Ctrl L` : words.lock.noPin}
          onClick={() => {
            onClose()
            state.locked.set(true)
          }}
        >
          <Icon name="lock" />
          {words.lock.now} <kbd>Ctrl L</kbd>
        </button>
      </footer>
    </FloatingPanel>
  )
}
