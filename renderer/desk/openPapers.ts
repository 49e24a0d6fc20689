import type { DeskModel } from './deskModel.ts'

/** The signed papers of the selected orders as one print job. */
export const openPapers = ({ gestures, places }: DeskModel): void => {
  const aim = gestures.aimAtSelection()
  if (aim === null) return
  places.screen.set({ kind: 'printing', open: { kind: 'orders', target: aim.target }, back: { kind: 'desk' } })
}
