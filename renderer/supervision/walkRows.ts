import type { KeyboardEvent } from 'react'

/** Arrow keys walk from row to row; each row has one button that takes the focus. */
export const walkRows = (event: KeyboardEvent<HTMLElement>): void => {
  const rows = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[data-row]'))
  const at = rows.findIndex((row) => row.matches(':focus') || row.closest('tr')?.contains(document.activeElement))
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 }[event.key]
  const row = to === undefined ? undefined : rows[to]
  if (row === undefined) return
  event.preventDefault()
  row.focus()
}
