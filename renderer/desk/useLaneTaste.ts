import { useCallback, useMemo, useRef, useState } from 'react'
import type { Lane } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { useDesk } from '../store/useDesk.ts'
import { asBefore, inLaneOrder, type LaneOrder, type LaneTaste, readTaste, withPin } from './laneOrder.ts'

type Known = { readonly of: string; readonly order: readonly RowId[] }

/**
 * The lanes as this person likes them, remembered for the person on this machine. `still`: somebody's pointer is among them or
 * carries orders to them; figures change then and no lane moves.
 */
export const useLaneTaste = (lanes: readonly Lane[], still: boolean) => {
  const { hello } = useDesk()
  const key = `youjie.lanes.${hello.person.row}`
  const [held, setHeld] = useState<{ readonly key: string; readonly taste: LaneTaste } | null>(null)
  const taste = useMemo(
    () => (held?.key === key ? held.taste : readTaste(window.localStorage.getItem(key))),
    [held, key],
  )
  const keep = useCallback(
    (next: LaneTaste): void => {
      window.localStorage.setItem(key, JSON.stringify(next))
      setHeld({ key, taste: next })
    },
    [key],
  )
  const known = useRef<Known>({ of: '', order: [] })
  const ordered = useMemo(() => {
    const of = `${key} ${taste.order}`
    const next =
      still && known.current.of === of ? asBefore(lanes, known.current.order) : inLaneOrder(lanes, taste.order)
    known.current = { of, order: next.map(({ unit }) => unit) }
    return next
  }, [lanes, taste.order, key, still])
  return {
    taste,
    lanes: ordered,
    pin: useCallback((unit: RowId) => keep(withPin(taste, unit)), [keep, taste]),
    orderBy: (order: LaneOrder): void => keep({ ...taste, order }),
  }
}
