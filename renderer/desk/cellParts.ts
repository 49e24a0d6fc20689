import type { OrderStatus } from '../../shared/domain/order/orderState.ts'
import { hitPieces } from '../../shared/views/searchHits.ts'
import { type IconName, iconPaths } from '../look/iconPaths.ts'
import { type LightColour, lightClasses, lightPaths } from '../look/light.ts'
import { ringPath, ringShare, sectorPath, struckPath } from '../look/statusRing.ts'

/**
 * Parts of cells as plain DOM, copied from one drawing each: a jump paints some 400 cells, and neither a framework nor a
 * parser of markup is to stand between the rows and the screen.
 */
const svgNamespace = 'http://www.w3.org/2000/svg'

export type CellParts = {
  readonly icon: (name: IconName, small?: boolean) => SVGElement
  readonly light: (colour: Exclude<LightColour, 'none'>, label: string) => SVGElement
  readonly ring: (status: OrderStatus) => SVGElement
  readonly span: (className: string, text?: string) => HTMLSpanElement
  /** A text with what is searched for marked in it. */
  readonly marked: (className: string, text: string, typed: string) => HTMLSpanElement
}

export const createCellParts = (page: Document): CellParts => {
  const drawings = new Map<string, SVGElement>()

  const drawing = (
    key: string,
    className: string,
    box: string,
    paths: readonly (readonly [string, string])[],
  ): SVGElement => {
    const known = drawings.get(key)
    if (known !== undefined) return known.cloneNode(true) as SVGElement
    const made = page.createElementNS(svgNamespace, 'svg')
    made.setAttribute('class', className)
    made.setAttribute('viewBox', box)
    made.setAttribute('aria-hidden', 'true')
    for (const [pathClass, d] of paths) {
      const path = page.createElementNS(svgNamespace, 'path')
      if (pathClass !== '') path.setAttribute('class', pathClass)
      path.setAttribute('d', d)
      made.append(path)
    }
    drawings.set(key, made)
    return made.cloneNode(true) as SVGElement
  }

  const span = (className: string, text = ''): HTMLSpanElement => {
    const made = page.createElement('span')
    if (className !== '') made.className = className
    made.textContent = text
    return made
  }

  const field = '0 0 16 16'
  const small = '0 0 12 12'
  return {
    icon: (name, isSmall = false) =>
      drawing(`icon ${name} ${isSmall}`, isSmall ? 'i i12' : 'i', field, [['', iconPaths[name]]]),
    light: (colour, label) => {
      const light = drawing(`light ${colour}`, lightClasses[colour], small, [['', lightPaths[colour]]])
      light.removeAttribute('aria-hidden')
      light.setAttribute('role', 'img')
      light.setAttribute('aria-label', label)
      return light
    },
    ring: (status) =>
      drawing(
        `ring ${status}`,
        'st',
        small,
        status === 'declined'
          ? [
              ['', ringPath],
              ['', struckPath],
            ]
          : [
              ['', ringPath],
              ['p', sectorPath(ringShare[status])],
            ],
      ),
    span,
    marked: (className, text, typed) => {
      if (typed === '') return span(className, text)
      const whole = span(className)
      for (const piece of hitPieces(text, typed)) {
        if (!piece.hit) whole.append(piece.text)
        else {
          const mark = page.createElement('mark')
          mark.textContent = piece.text
          whole.append(mark)
        }
      }
      return whole
    },
  }
}
