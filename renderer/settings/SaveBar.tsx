import { useDesk } from '../store/useDesk.ts'

type Props = { readonly changed: boolean; readonly sending: boolean; readonly ready: boolean }

/** The foot of a form that is saved when somebody says so. */
export const SaveBar = ({ changed, sending, ready }: Props) => {
  const { text } = useDesk()
  const words = text.settings
  return (
    <footer className="set-save">
      <button type="submit" className="btn pri" disabled={!changed || !ready || sending}>
        {sending ? words.saving : words.save} <kbd>Ctrl Enter</kbd>
      </button>
      <span className={changed ? 'wn' : 't3'} role="status">
        {changed ? words.changed : words.unchanged}
      </span>
    </footer>
  )
}
