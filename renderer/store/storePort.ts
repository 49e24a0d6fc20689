import type { portHere, portWanted, ShellNews, shellNews as shellNewsName } from '../../shared/contract/bridge.ts'

// The contract's module brings the schemas of every door with it; the window needs only these names at run time.
const wanted: typeof portWanted = 'youjie:port-wanted'
const here: typeof portHere = 'youjie:port'
const shellNews: typeof shellNewsName = 'youjie:news'

export type PortListeners = {
  readonly onPort: (port: MessagePort) => void
  readonly onShellNews: (news: ShellNews) => void
}

/**
 * Asks the preload for the port to the store and listens from then on: after a restart of the store a new port comes the
 * same way. A port that is sent before anybody listens would be lost without a word, so the window asks.
 */
export const listenForPort = (page: Window, { onPort, onShellNews }: PortListeners): (() => void) => {
  const onMessage = (event: MessageEvent<unknown>): void => {
    // Only this window's own preload speaks here; frames do not exist, and nothing else is listened to.
    if (event.source !== page || typeof event.data !== 'object' || event.data === null) return
    const message = event.data as { readonly type?: unknown; readonly news?: ShellNews }
    if (message.type === here) {
      const port = event.ports[0]
      if (port !== undefined) onPort(port)
    }
    if (message.type === shellNews && message.news !== undefined) onShellNews(message.news)
  }
  page.addEventListener('message', onMessage)
  askForPort(page)
  return () => page.removeEventListener('message', onMessage)
}

export const askForPort = (page: Window): void => page.postMessage({ type: wanted }, '*')
