import { useSyncExternalStore } from 'react'

/** How much room the list's columns have. */
export type Room = 'wide' | 'narrow' | 'tight' | 'scant'

const narrow = matchMedia('(max-width: 1759px)')
const tight = matchMedia('(max-width: 1299px)')
const scant = matchMedia('(max-width: 1099px)')

const listen = (listener: () => void): (() => void) => {
  for (const list of [narrow, tight, scant]) list.addEventListener('change', listener)
  return () => {
    for (const list of [narrow, tight, scant]) list.removeEventListener('change', listener)
  }
}

/**
 * Below 1760 px columns take their smaller widths, as in grid.css: between 1600 and there the rail and the lanes are already
 * wide, and at full width the columns would leave the title, which a dispatcher reads, eleven characters. Below 1300 px, as on
 * a scaled screen, channel and category make room for it, below 1100 px town, reporter and the hour of receipt too; all stand in the
 * detail.
 */
export const useRoom = (): Room =>
  useSyncExternalStore(listen, () =>
    scant.matches ? 'scant' : tight.matches ? 'tight' : narrow.matches ? 'narrow' : 'wide',
  )
