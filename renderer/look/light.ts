import { type Clock, light, type LightColour as AnyColour } from '../../shared/calendar/light.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'

export type { Clock } from '../../shared/calendar/light.ts'
/** The running clock of an order: none while nobody has been given it, or while it stands still. */
export type LightColour = Exclude<AnyColour, 'suspended'>

export const lightOf = (clock: Clock, now: Instant): LightColour => {
  const colour = light(now, clock)
  return colour === 'suspended' ? 'none' : colour
}

/** Dot, triangle, diamond on a 12 x 12 field, so that a grey print-out still reads. */
export const lightPaths = {
  green: 'M9.5 6a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z',
  yellow: 'M6 1.5 11.2 10.5H.8z',
  red: 'M6 .6 11.4 6 6 11.4.6 6z',
} as const satisfies Record<Exclude<LightColour, 'none'>, string>

export const lightClasses = { green: 'lt g', yellow: 'lt y', red: 'lt r' } as const
