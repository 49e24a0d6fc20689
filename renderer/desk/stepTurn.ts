import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import type { DeskModel } from './deskModel.ts'
import { whyNot } from './orderActions.ts'

/** The last step of an order that can be taken back, or the one taken back last that can be done again: in words, and how. */
export type StepTurn = {
  readonly icon: 'undo' | 'redo'
  /** The line of the course that it belongs to. */
  readonly seq: number
  readonly name: string
  /** What comes of it, other orders included. */
  readonly words: string
  readonly run: () => void
}

export const stepTurn = (
  { gestures }: Pick<DeskModel, 'gestures'>,
  text: Text,
  row: Row,
  detail: OrderDetail,
): StepTurn | null => {
  const { undo, redo } = detail.standing
  const { steps } = text.desk
  const { acts } = text.orderCourse
  const together = (count: number): string => (count > 1 ? steps.together(count) : '')
  if (undo?.group != null && whyNot('undoStep', row, detail) === null) {
    const { group, seq, act, back, count } = undo
    return {
      icon: 'undo',
      seq,
      name: text.orderActs.undo(acts[act]),
      words: steps.backTo(acts[act], text.desk.statuses[back]) + together(count),
      run: () => void gestures.undo(group, { kind: 'step', act, count, lead: '' }),
    }
  }
  // Doing it again is doing it: whoever may not, or where the order stands elsewhere now, is not offered it.
  if (redo?.group != null && redo.act !== 'retimeOrder' && whyNot(redo.act, row, detail) === null) {
    const { group, seq, act, lead, count } = redo
    return {
      icon: 'redo',
      seq,
      name: text.orderActs.redo(acts[act]),
      words: steps.again(acts[act], lead) + together(count),
      run: () => void gestures.redo(group, { kind: 'step', act, count, lead }),
    }
  }
  return null
}
