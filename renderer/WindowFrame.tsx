import { Icon } from './look/Icon.tsx'
import { useSession, useText } from './store/useDesk.ts'

/** Parts of the window's own bar, which the cover of a locked desk has too. */
export const BrandMark = () => (
  <span className="mark">
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <path d="M2 7.5h4.5M4.5 3.5l4 4-4 4M11.5 2.5v9" />
    </svg>
  </span>
)

export const WindowButtons = () => {
  const { text } = useText()
  const { bridge } = useSession()
  const words = text.desk.bar
  return (
    <span className="cap">
      <button type="button" aria-label={words.minimize} onClick={() => void bridge.window({ act: 'minimize' })}>
        <Icon name="minus" />
      </button>
      <button type="button" aria-label={words.maximize} onClick={() => void bridge.window({ act: 'maximize' })}>
        <Icon name="maximize" />
      </button>
      <button type="button" aria-label={words.close} onClick={() => void bridge.window({ act: 'close' })}>
        <Icon name="close" />
      </button>
    </span>
  )
}
