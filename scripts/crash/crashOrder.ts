import type { Sabotage } from './sabotage.ts'

/** What a child is told when its turn comes; it loads its code before. */
export type CrashOrder = {
  readonly file: string
  readonly journal: string
  readonly seed: number
  readonly sabotage: Sabotage | null
  /** In what share of its rounds it makes a reporter unreadable. */
  readonly erasures: number
}

/** What goes on beside or behind the commands and takes a while. */
export const longWorks = ['rebuild', 'backup', 'erasure'] as const
export type LongWork = (typeof longWorks)[number]

/** Moments that the parent aims at. `asked`: a transaction is about to begin. */
export type CrashNews = 'loaded' | 'working' | 'asked' | `${LongWork}:${'begun' | 'ended'}`
