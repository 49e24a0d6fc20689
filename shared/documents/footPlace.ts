/** Where the foot goes once it is known how many pages stand before it. Pure counting. */
export type FootPlace = {
  /** On the last page, under what stands there. */
  readonly besideLast: boolean
  /** A blank page goes before the foot's own, which are then no more numbered than it is (GB/T 9704-2012, 7.5). */
  readonly blank: boolean
  /** The foot's lines [from, to) on each page of its own. */
  readonly own: readonly { readonly from: number; readonly to: number }[]
}

export type FootDemand = {
  /** Lines of the foot; 0 without one. */
  readonly lines: number
  /** How many of them a page holds. */
  readonly perPage: number
  /** The last page must be the back of a sheet. */
  readonly even: boolean
}

export const placeFoot = ({ lines, perPage, even }: FootDemand, pages: number, room: boolean): FootPlace => {
  if (lines === 0) return { besideLast: false, blank: false, own: [] }
  if (room && (!even || pages % 2 === 0)) return { besideLast: true, blank: false, own: [] }
  const own = Array.from({ length: Math.ceil(lines / perPage) }, (_, index) => ({
    from: index * perPage,
    to: Math.min(lines, (index + 1) * perPage),
  }))
  return { besideLast: false, blank: even && (pages + own.length) % 2 === 1, own }
}
