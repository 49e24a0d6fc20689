import type { DeskView } from './deskView.ts'

/**
 * Does what a key means for the list: at once where the list stands; while another one is on its way, when that
 * one does, in the order of the keys. What a key opened ends the turn: the keys after it were meant for something else.
 */
export const keysInTurn = (
  view: Pick<DeskView, 'stands' | 'settled'>,
  atDesk: () => boolean,
): ((run: () => void) => void) => {
  let waiting: (() => void)[] = []
  const carryOn = (): void => {
    // A key of the turn, or a click meanwhile, may have asked for yet another list.
    while (atDesk() && view.stands()) {
      const next = waiting.shift()
      if (next === undefined) return
      next()
    }
    if (view.stands()) waiting = []
    else void view.settled().then(carryOn)
  }
  return (run) => {
    if (waiting.length === 0 && view.stands()) {
      run()
      return
    }
    waiting.push(run)
    if (waiting.length === 1) void view.settled().then(carryOn)
  }
}
