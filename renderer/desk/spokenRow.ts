/**
 * The focus stays on the list while the focused order moves, so a screen reader is told which row that is, and what the grid's own
 * parts are called.
 */
export const nameParts = (place: HTMLElement, label: string): void =>
  place.querySelector('[role="grid"]')?.setAttribute('aria-label', label)

/** Points from the list to its focused row; to nothing while that row is out of sight. */
export const pointToFocused = (place: HTMLElement): void => {
  const row = place.querySelector<HTMLElement>('.ag-row.foc[row-id]')
  if (row === null) {
    place.removeAttribute('aria-activedescendant')
    return
  }
  // An id a row: one that only changed its place would not be read out anew. Parts of one row share it, and the first has it.
  const id = `order-row-${row.getAttribute('row-id')}`
  if (row.id !== id) row.id = id
  if (place.getAttribute('aria-activedescendant') !== id) place.setAttribute('aria-activedescendant', id)
}
