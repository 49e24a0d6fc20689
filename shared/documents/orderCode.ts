import { typeArea } from './pageGeometry.ts'
import type { PaperLine, PaperPage, PaperRule } from './paperPage.ts'

/** Large enough for a telephone at arm's length, small enough for the room beside the number. */
const size = 14
/** White around it, without which it is not read. */
const quiet = 1.5
/** More would make its squares too small to be read from paper. */
const mostOrders = 8

/** What the code says: the orders' numbers, as they are typed into the search box. */
export const orderCodeText = (numbers: readonly string[]): string => numbers.slice(0, mostOrders).join(' ')

/**
 * Puts a code beside the document's number on its first page, at the left edge of the type area, where the layout left room. The
 * pages themselves do not change; where there is no room, or no number yet, there is no code.
 */
export const withOrderCode = (pages: readonly PaperPage[], text: string): readonly PaperPage[] => {
  const [first, ...rest] = pages
  const number = first?.lines.find(({ role }) => role === 'number')
  if (first === undefined || number === undefined || text === '') return pages
  // Under a rule above the number (letters), or over a rule below it (the ordinary head).
  const tops = [number.y + 1, number.y + number.height - size - 1, number.y + (number.height - size) / 2]
  const y = tops.find((top) => isFree(first, { x: typeArea.left, y: top }))
  return y === undefined ? pages : [{ ...first, code: { x: typeArea.left, y, size, text } }, ...rest]
}

const isFree = (page: PaperPage, at: { readonly x: number; readonly y: number }): boolean => {
  const left = at.x - quiet
  const right = at.x + size + quiet
  const top = at.y - quiet
  const bottom = at.y + size + quiet
  const meets = (box: Box): boolean => box.left < right && box.right > left && box.top < bottom && box.bottom > top
  return !page.lines.some((line) => meets(inkBox(line))) && !page.rules.some((rule) => meets(ruleBox(rule)))
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const inkBox = ({ x, y, width, height }: PaperLine): Box => ({ left: x, right: x + width, top: y, bottom: y + height })
const ruleBox = ({ x, y, length, thickness, direction }: PaperRule): Box => ({
  left: x,
  top: y,
  right: x + (direction === 'across' ? length : thickness),
  bottom: y + (direction === 'across' ? thickness : length),
})
