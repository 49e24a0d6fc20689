import type { Lane } from '../../shared/contract/desk.ts'

/** A week's load meter: how much of it is filled, how much a drop would add (both 0..1 of the meter's width). */
export type LaneLoad = {
  readonly filled: number
  readonly added: number
  /** More is due this week than the unit usually carries. */
  readonly full: boolean
  readonly percent: number
}

export const laneLoad = ({ dueThisWeek, weekly }: Pick<Lane, 'dueThisWeek' | 'weekly'>, adding: number): LaneLoad => {
  const share = dueThisWeek / weekly
  const filled = Math.min(1, share)
  return {
    filled,
    added: Math.min(1 - filled, adding / weekly),
    full: share > 1,
    percent: Math.round(share * 100),
  }
}
