import type { UndoableAct } from '../../shared/domain/order/orderState.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { createSource, type Source } from '../store/source.ts'
import type { DoneBody } from './toasts.ts'

/** What a gesture did: as its toast said it, or as the course of an order tells it. */
export type Deed =
  | DoneBody
  | { readonly kind: 'step'; readonly act: UndoableAct; readonly count: number; readonly lead: string }

/** A gesture that can be taken back, or one of undoing that can be taken back in turn, by its group. */
export type Gesture = { readonly group: string; readonly deed: Deed }

/**
 * What this person did since the window opened. A new gesture ends what could be done again: it would come behind its back. What is
 * older is taken back from the order's course.
 */
export type GestureHistory = {
  /** What Ctrl Z and Ctrl Y would do now. */
  readonly next: Source<{ readonly undo: Gesture | null; readonly redo: Gesture | null }>
  readonly did: (gesture: Gesture) => void
  /** Takes a gesture out; null where it is not known here. `put` puts it back where it was. */
  readonly take: (
    from: 'undo' | 'redo',
    group: string,
  ) => { readonly gesture: Gesture; readonly put: () => void } | null
  readonly undone: (undoing: Gesture) => void
  readonly redone: (again: Gesture) => void
}

export const createGestureHistory = (): GestureHistory => {
  const stacks: Record<'undo' | 'redo', readonly Gesture[]> = { undo: [], redo: [] }
  const next = createSource<{ readonly undo: Gesture | null; readonly redo: Gesture | null }>({
    undo: null,
    redo: null,
  })
  const set = (which: 'undo' | 'redo', stack: readonly Gesture[]): void => {
    stacks[which] = stack
    next.set({ undo: stacks.undo.at(-1) ?? null, redo: stacks.redo.at(-1) ?? null })
  }
  return {
    next,
    did: (gesture) => {
      set('redo', [])
      set('undo', [...stacks.undo, gesture])
    },
    take: (from, group) => {
      const before = stacks[from]
      const gesture = before.find((one) => one.group === group)
      if (gesture === undefined) return null
      set(
        from,
        before.filter((one) => one !== gesture),
      )
      return { gesture, put: () => set(from, before) }
    },
    undone: (undoing) => set('redo', [...stacks.redo, undoing]),
    redone: (again) => set('undo', [...stacks.undo, again]),
  }
}

/** What taking a gesture back, or doing it again, is about: "dispatch 3 orders to the housing bureau". */
export const deedWords = (text: Text, deed: Deed): string => {
  const words = text.desk.steps
  switch (deed.kind) {
    case 'dispatched':
      return words.dispatched(deed.count, deed.unit)
    case 'accepted':
    case 'declined':
      return words[deed.kind](deed.count)
    case 'acted':
      return words.acted(text.orderActs.names[deed.act], deed.count)
    case 'step':
      return deed.lead === ''
        ? words.acted(text.orderCourse.acts[deed.act], deed.count)
        : words.dispatched(deed.count, deed.lead)
    case 'said':
      return deed.message
  }
}
