import type { Bridge } from '../../shared/contract/bridge.ts'

declare global {
  interface Window {
    /** Put there by the preload before the page runs. */
    readonly youjie: Bridge
  }
}

export const bridge = (): Bridge => window.youjie
