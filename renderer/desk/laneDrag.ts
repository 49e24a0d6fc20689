import type { RowId } from '../../shared/kernel/ids.ts'
import { createSource, type Source } from '../store/source.ts'
import type { Aim } from './places.ts'
import { nothingSelected, type RowSelection } from './rowSelection.ts'

/**
 * Orders in the hand: which, and the lane they are over. `supporting`: Ctrl is held, and the unit is to support, not to lead.
 * Where the pointer is goes straight to the chip.
 */
export type LaneDrag = {
  readonly aim: Aim
  readonly rows: RowSelection
  readonly over: RowId | null
  readonly supporting: boolean
}

/**
 *   null ──start──> dragging ──drop on a lane──> null (dispatched)
 *                      └──Escape, drop elsewhere──> null (nothing happened)
 */
export type LaneDrags = {
  readonly drag: Source<LaneDrag | null>
  readonly start: (aim: Aim, rows: RowSelection, event: MouseEvent) => void
  readonly move: (event: MouseEvent) => void
  readonly drop: (event: MouseEvent) => void
  readonly end: () => void
  readonly rows: () => RowSelection
  /** Where the pointer is, for the chip and for scrolling the lanes near their edges. */
  readonly onPointer: (listener: (x: number, y: number) => void) => () => void
}

export const createLaneDrags = (
  page: Window,
  onDrop: (aim: Aim, unit: RowId, supporting: boolean) => void,
): LaneDrags => {
  const drag = createSource<LaneDrag | null>(null)
  const listeners = new Set<(x: number, y: number) => void>()

  const unitAt = (event: MouseEvent): RowId | null => {
    const lane = page.document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-unit]')
    const unit = Number(lane?.getAttribute('data-unit'))
    return lane === null || lane === undefined || Number.isNaN(unit) ? null : (unit as RowId)
  }
  const move = (event: MouseEvent): void => {
    const now = drag.get()
    if (now === null) return
    for (const listener of [...listeners]) listener(event.clientX, event.clientY)
    const over = unitAt(event)
    const supporting = event.ctrlKey || event.metaKey
    if (over !== now.over || supporting !== now.supporting) drag.set({ ...now, over, supporting })
  }
  const end = (): void => {
    page.removeEventListener('pointermove', move, true)
    page.removeEventListener('pointerup', endSoon, true)
    page.removeEventListener('keydown', cancel, true)
    page.removeEventListener('keydown', hold, true)
    page.removeEventListener('keyup', hold, true)
    drag.set(null)
  }
  // The grid tells its drop zones after the pointer went up; whatever it then leaves open is closed here.
  const endSoon = (): void => {
    page.setTimeout(end, 0)
  }
  // Ctrl is pressed and let go while the pointer rests.
  const hold = (event: KeyboardEvent): void => {
    const now = drag.get()
    if (now === null || (event.key !== 'Control' && event.key !== 'Meta')) return
    drag.set({ ...now, supporting: event.type === 'keydown' })
  }
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    // Taken: the desk's own Escape would also let go of the selection that was in the hand.
    event.preventDefault()
    end()
  }
  return {
    drag,
    start: (aim, rows, event) => {
      if (drag.get() !== null) return
      drag.set({ aim, rows, over: null, supporting: event.ctrlKey || event.metaKey })
      page.addEventListener('pointermove', move, true)
      page.addEventListener('pointerup', endSoon, true)
      page.addEventListener('keydown', cancel, true)
      page.addEventListener('keydown', hold, true)
      page.addEventListener('keyup', hold, true)
      for (const listener of [...listeners]) listener(event.clientX, event.clientY)
    },
    move,
    drop: (event) => {
      const now = drag.get()
      const unit = unitAt(event)
      end()
      if (now !== null && unit !== null) onDrop(now.aim, unit, event.ctrlKey || event.metaKey)
    },
    end,
    rows: () => drag.get()?.rows ?? nothingSelected,
    onPointer: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
