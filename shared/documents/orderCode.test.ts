import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { layoutNotice } from './layoutNotice.ts'
import { orderCodeText, withOrderCode } from './orderCode.ts'
import { typeArea } from './pageGeometry.ts'
import type { GlyphMeasure } from './paperPage.ts'
import { sampleNotice, sampleOrder } from './sampleNotice.ts'

const measure: GlyphMeasure = {
  width: (text) => [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 256 ? 0.5 : 1), 0),
  ink: () => ({ above: 0.85, below: 0.1 }),
}

test('R-PRINT-12 the code stands in the type area beside the number, touches neither line nor rule, and moves nothing', () => {
  for (const kind of ['reminder', 'notice', 'letter', 'listing', 'delisting'] as const) {
    const pages = layoutNotice({ ...sampleNotice, kind }, measure)
    const coded = withOrderCode(pages, '261112-0093')
    expect(coded.map(({ code: _, ...page }) => page)).toEqual(pages)
    const { code } = coded[0] ?? {}
    if (code === undefined) throw new Error(`${kind}: no code`)
    expect(code.x).toBeGreaterThanOrEqual(typeArea.left)
    const page = pages[0]
    for (const line of page?.lines ?? [])
      expect(
        line.x >= code.x + code.size || line.y >= code.y + code.size || line.y + line.height <= code.y,
        `${kind}: over ${line.role}`,
      ).toBe(true)
    for (const rule of page?.rules ?? [])
      expect(rule.y >= code.y + code.size || rule.y + rule.thickness <= code.y, `${kind}: over a rule`).toBe(true)
  }
})

test('R-PRINT-12 without a number, without orders, or without room there is no code', () => {
  const pages = layoutNotice(sampleNotice, measure)
  expect(withOrderCode(pages, '')).toBe(pages)
  expect(withOrderCode([], '261112-0093')).toEqual([])
  const [first] = pages
  const full = first?.lines.map((line) => ({ ...line, x: typeArea.left, width: typeArea.width, y: 20, height: 120 }))
  const crowded = [{ ...first, lines: full }] as typeof pages
  expect(withOrderCode(crowded, '261112-0093')).toBe(crowded)
})

test('R-PRINT-12 what is read from the code are the numbers of the orders, at most eight', () => {
  expect(orderCodeText([sampleOrder.orderNo])).toBe('261112-0093')
  const many = Array.from({ length: 12 }, (_, at) => `261112-${String(at + 1).padStart(4, '0')}`)
  const text = orderCodeText(many)
  expect(text.split(' ')).toEqual(many.slice(0, 8))
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  // A square of 14 mm: each module must be at least a third of a millimetre, which office printers draw.
  expect(14 / (modules.length - 8)).toBeGreaterThan(0.33)
  const scale = 4
  const side = modules.length * scale
  const data = new Uint8Array(side * side * 4).map((_, at) => {
    const pixel = Math.floor(at / 4)
    const dark = modules[Math.floor(pixel / side / scale)]?.[Math.floor((pixel % side) / scale)] === true
    return at % 4 === 3 || !dark ? 255 : 0
  })
  expect(decodeQR({ width: side, height: side, data })).toBe(text)
})
