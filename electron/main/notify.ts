import { type BrowserWindow, Notification } from 'electron'
import type { BridgeRequest, ShellNews } from '../../shared/contract/bridge.ts'

/**
 * The page has no permission to notify (`denyByDefault`); it asks here, and the words that it gives are shown as they are. Whether
 * a sound goes with it is the person's to choose, so that the system's own is never made.
 */
export class Notifications {
  readonly #window: BrowserWindow
  /** Held until they are gone: one that nobody holds may be cleared away with its click. */
  readonly #shown = new Set<Notification>()

  constructor(window: BrowserWindow) {
    this.#window = window
  }

  /** False where the system knows no notifications. */
  show({ title, body, of }: BridgeRequest<'notify'>): boolean {
    if (!Notification.isSupported()) return false
    const notification = new Notification({ title, body, silent: true })
    this.#shown.add(notification)
    notification.on('close', () => this.#shown.delete(notification))
    notification.on('click', () => {
      this.#shown.delete(notification)
      bringForward(this.#window)
      tell(this.#window, { kind: 'alertOpened', of })
    })
    notification.show()
    return true
  }
}

export const bringForward = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** The page cannot know whether its window is before somebody's eyes; the shell tells it. */
export const tellFocus = (window: BrowserWindow): void => {
  const away = (): void => tell(window, { kind: 'windowFocus', focused: false })
  window.on('focus', () => tell(window, { kind: 'windowFocus', focused: true }))
  window.on('blur', away)
  window.on('minimize', away)
  window.on('hide', away)
}

const tell = (window: BrowserWindow, news: ShellNews): void => {
  if (!window.isDestroyed()) window.webContents.send('youjie:news', news)
}
