import { createContext } from 'react'
import type { Bridge, ShellNews } from '../../shared/contract/bridge.ts'
import { type AlertShelf, createAlertShelf } from '../alerts/alertSettings.ts'
import { createHeardImports, type HeardImports } from '../import/importNews.ts'
import { MINUTE } from '../../shared/kernel/chinaTime.ts'
import { createIdleWatch } from '../persons/idleWatch.ts'
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
  /** What the person on duty wants to be told, and when not. */
  readonly alerts: AlertShelf
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

  const idle = createIdleWatch(
    {
      now: () => Date.now(),
      later: (ms, act) => {
        const timer = page.setTimeout(act, ms)
        return () => page.clearTimeout(timer)
      },
    },
    () => state.locked.set(true),
  )
  const watch = (): void => {
    const { hasPin, minutes } = state.lock.get()
    idle.watch(hasPin && minutes !== null && !state.locked.get() ? minutes * MINUTE : null)
  }
  state.lock.subscribe(watch)
  state.locked.subscribe(watch)
  for (const kind of ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const)
    page.addEventListener(kind, idle.touched, { capture: true, passive: true })
  // First of all listeners: under the cover no key means anything but what the cover itself asks for.
  page.addEventListener('keydown', (event) => state.locked.get() && silence(event), true)

  const kept = createKeptWords(client, {
    get: () => state.hello.get()?.person.row ?? null,
    subscribe: state.hello.subscribe,
  })
  page.addEventListener('pagehide', kept.handOver)

  return {
    client,
    bridge: bridge(),
    state,
    preferences: createPreferences(page),
    catalogue: createCatalogueStore(client),
    unsent: createUnsentStore(client),
    kept,
    heardImports,
    alerts: createAlertShelf(page.localStorage, {
      get: () => state.hello.get()?.person ?? null,
      subscribe: state.hello.subscribe,
    }),
    onShellNews: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Lets through what is typed into the cover's field, and what moves about on it. */
const silence = (event: KeyboardEvent): void => {
  const moves = ['Tab', 'Enter', ' ', 'ArrowUp', 'ArrowDown'].includes(event.key)
  const typed = event.target instanceof HTMLInputElement && !/^F\d+$/u.test(event.key)
  if (moves || typed) return
  event.preventDefault()
  event.stopImmediatePropagation()
}
