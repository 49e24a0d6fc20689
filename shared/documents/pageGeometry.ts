/** GB/T 9704-2012 in millimetres. The type area (版心) is 156 x 225 with 28 characters a line and 22 lines a page. */
const MM_PER_POINT = 25.4 / 72

export const pointsOf = (mm: number): number => mm / MM_PER_POINT
export const mmOf = (points: number): number => points * MM_PER_POINT

export const sheet = { width: 210, height: 297 } as const

/** `top` and `bottom` bound the ink; the line boxes reach half a leading further, see `slotTop`. */
export const typeArea = { left: 28, right: 184, width: 156, top: 37, bottom: 262 } as const

export const charactersPerLine = 28
export const linesPerPage = 22

/** One character (一字): 3号 as the standard uses it, 15.79 pt; 28 characters of 16 pt would be 2 mm too wide. */
export const cell = typeArea.width / charactersPerLine
export const bodyPt = pointsOf(cell)

/** The standard's distance unit above and below what stands next to a line: 7/8 of a 3号 character. */
export const leading = (cell * 7) / 8

/** One line (一行): a character and 7/8 of a character. */
export const lineHeight = 10.447

/** GB/T 33476.2-2016: the first line box begins at 34.58, so that the ink begins at 37. */
const FIRST_SLOT_TOP = 34.58
export const slotTop = (slot: number): number => FIRST_SLOT_TOP + slot * lineHeight

/** The first line box that begins at or under `y`. */
export const slotFrom = (y: number): number => Math.max(0, Math.ceil((y - FIRST_SLOT_TOP) / lineHeight - 0.001))

export const titlePt = 22
export const smallPt = 14
export const smallSize = mmOf(smallPt)
export const smallLineHeight = smallSize + leading
