import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { gridMeasure } from '../../../shared/documents/gridMeasure.ts'
import { layoutNotice } from '../../../shared/documents/layoutNotice.ts'
import { lineText } from '../../../shared/documents/paperPage.ts'
import { sampleNotice, sampleOrder } from '../../../shared/documents/sampleNotice.ts'
import { PaperPages } from './PaperPages.tsx'

const pages = layoutNotice({ ...sampleNotice, receiptSlip: true }, gridMeasure)
const markup = renderToStaticMarkup(<PaperPages pages={pages} zoom={0.84} activeField="dueAt" />)
const plainText = (html: string): string => html.replace(/<[^>]*>/gu, '')

test('every line of every page is drawn, in order and with nothing between', () => {
  const words = pages.flatMap((page) => page.lines).map(lineText)
  expect(plainText(markup)).toBe(words.join(''))
  expect(markup.match(/<section/gu)).toHaveLength(pages.length)
})

test('a line stands on the baseline that the layout gave it', () => {
  for (const line of pages.flatMap((page) => page.lines)) {
    const strut = Math.ceil(((line.baseline - line.y) * 96) / 25.4)
    const baseline = `${Number(line.baseline.toFixed(4))}mm`
    const place = `translate(${Number(line.x.toFixed(4))}mm, calc(${baseline} - ${strut}px))`
    expect(markup).toContain(`transform:${place}"><i class="paper-strut" style="height:${strut}px"></i>`)
  }
})

test('words of a field carry its name, the field that is edited stands out', () => {
  expect(markup).toContain('class="paper-field" data-field="unit"')
  expect(markup).toContain('class="paper-field paper-field-active" data-field="dueAt"')
})

test('markup in a field is drawn as words', () => {
  const orders = [{ ...sampleOrder, title: '<script>alert(1)</script>' }]
  const odd = renderToStaticMarkup(<PaperPages pages={layoutNotice({ ...sampleNotice, orders }, gridMeasure)} />)
  expect(odd).not.toContain('<script>')
  expect(odd).toContain('&lt;')
})
