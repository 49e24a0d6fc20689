import { createContext } from 'react'
import type { Bridge, ShellNews } from '../../shared/contract/bridge.ts'
import { createHeardImports, type HeardImports } from '../import/importNews.ts'
import { createKeptWords, type KeptWordsStore } from '../unsent/keptWords.ts'
import { createUnsentStore, type UnsentStore } from '../unsent/unsentStore.ts'
import { bridge } from './bridge.ts'
import { type CatalogueStore, createCatalogueStore } from './catalogueStore.ts'
import { createDeskClient, type DeskClient } from './deskClient.ts'
import { createDeskState, type DeskState, greet, takeNews } from './deskState.ts'
import { createPreferences, type Preferences } from './preferences.ts'
import { askForPort, listenForPort } from './storePort.ts'

/** One window's connection to the store with what it knows; made once in `main.tsx`. */
export type Session = {
  readonly client: DeskClient
  readonly bridge: Bridge
  readonly state: DeskState
  readonly preferences: Preferences
  readonly catalogue: CatalogueStore
  readonly unsent: UnsentStore
  /** What stands in dialogs and was not sent. */
  readonly kept: KeptWordsStore
  /** What was said of imports before their screen was loaded. */
  readonly heardImports: HeardImports
  readonly onShellNews: (listener: (news: ShellNews) => void) => () => void
}

export const SessionContext = createContext<Session | null>(null)

export const startSession = (page: Window): Session => {
  const client = createDeskClient()
  const state = createDeskState()
  const listeners = new Set<(news: ShellNews) => void>()
  const heardImports = createHeardImports()
  // A window that is not shown draws no frames; then it waits a moment instead.
  const nextFrame = (): Promise<void> =>
    new Promise((resolve) => {
      page.requestAnimationFrame(() => page.setTimeout(resolve))
      page.setTimeout(resolve, 100)
    })

  client.onNews(heardImports.hear)
  client.onNews((news) => takeNews(state, news, () => void greet(client, state, nextFrame)))
  listenForPort(page, {
    onPort: (port) => {
      client.attach(port)
      void greet(client, state, nextFrame)
    },
    onShellNews: (news) => {
      if (news.kind === 'storeGone') {
        client.detach()
        state.phase.set({ kind: 'restarting' })
        askForPort(page)
      }
      for (const listener of [...listeners]) listener(news)
    },
  })

  return {
    client,
    bridge: bridge(),
    state,
    preferences: createPreferences(page),
    catalogue: createCatalogueStore(client),
    unsent: createUnsentStore(client),
    kept: createKeptWords(client, {
      get: () => state.hello.get()?.person.row ?? null,
      subscribe: state.hello.subscribe,
    }),
    heardImports,
    onShellNews: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
