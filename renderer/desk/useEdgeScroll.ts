import { type RefObject, useEffect } from 'react'
import type { LaneDrags } from './laneDrag.ts'

const edge = 48
const fastest = 14

/** While something is dragged over a list near its upper or lower edge, the list moves, the faster the nearer the edge. */
export const useEdgeScroll = (list: RefObject<HTMLElement | null>, drags: LaneDrags): void => {
  useEffect(() => {
    let speed = 0
    let frame = 0
    const step = (): void => {
      frame = 0
      if (speed === 0 || drags.drag.get() === null) return
      list.current?.scrollBy(0, speed)
      frame = requestAnimationFrame(step)
    }
    const stop = drags.onPointer((x, y) => {
      const place = list.current?.getBoundingClientRect()
      if (place === undefined) return
      const inside = x >= place.left && x <= place.right && y >= place.top - edge && y <= place.bottom + edge
      const above = Math.max(0, place.top + edge - y) / edge
      const below = Math.max(0, y - (place.bottom - edge)) / edge
      speed = inside ? fastest * (Math.min(1, below) - Math.min(1, above)) : 0
      if (speed !== 0 && frame === 0) frame = requestAnimationFrame(step)
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [list, drags])
}
