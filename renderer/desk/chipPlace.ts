type Point = { readonly x: number; readonly y: number }
type Size = { readonly width: number; readonly height: number }

const beside = 16
const gap = 20

/** Below and right of the pointer, but always left of the lanes and inside of the window, so that it hides no unit. */
export const chipPlace = (pointer: Point, chip: Size, lanesLeft: number, windowHeight: number): Point => ({
  x: Math.max(8, Math.min(pointer.x + beside, lanesLeft - gap - chip.width)),
  y: Math.max(8, Math.min(pointer.y + beside, windowHeight - chip.height - beside)),
})
