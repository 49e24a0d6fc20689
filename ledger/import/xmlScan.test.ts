import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeOf, decodeEntities, XmlProblem, xmlScan } from './xmlScan.ts'

const scanned = (pieces: readonly string[]): readonly string[] => {
  const said: string[] = []
  const scan = xmlScan({
    open: (name, attributes) => said.push(`<${name}${attributes.trim() === '' ? '' : ` ${attributes.trim()}`}>`),
    text: (text) => {
      const last = said.at(-1)
      // Texts may come in pieces.
      if (last?.startsWith('text ')) said[said.length - 1] = last + text
      else said.push(`text ${text}`)
    },
    close: (name) => said.push(`</${name}>`),
  })
  for (const piece of pieces) scan.write(piece)
  scan.end()
  return said
}
const document =
  '<?xml version="1.0"?><!-- a < b --><s:a x="1>2" y=\'"\'>一&amp;二&#20004;<b/><![CDATA[<&>]]>三<c d="&lt;"></c></s:a>\n'

test('elements, texts, empty elements, comments and CDATA are told apart', () => {
  expect(scanned([document])).toEqual([
    '<a x="1>2" y=\'"\'>',
    'text 一&二两',
    '<b>',
    '</b>',
    'text <&>三',
    '<c d="&lt;">',
    '</c>',
    '</a>',
    'text \n',
  ])
})

test('wherever the document is cut into pieces, the same is said', () => {
  const whole = scanned([document])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: document.length }), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts, document.length].sort((a, b) => a - b)
      const pieces = at.slice(1).map((to, index) => document.slice(at[index], to))
      expect(scanned(pieces)).toEqual(whole)
    }),
  )
})

test('a document type is refused, and so is what does not fit together', () => {
  expect(() => scanned(['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])).toThrow(XmlProblem)
  expect(() => scanned(['<a><b></a>'])).toThrow(XmlProblem)
  expect(() => scanned(['<a>'])).toThrow(XmlProblem)
  expect(() => scanned(['<a', ' b="c'])).toThrow(XmlProblem)
})

test('an attribute is found by its whole name, with a prefix or without', () => {
  expect(attributeOf(' ref="1" r:id="rId1" r = "2"', 'r')).toBe('2')
  expect(attributeOf(' ref="1" r:id="rId1"', 'id')).toBe('rId1')
  expect(attributeOf(' sheetId="1"', 'Id')).toBeUndefined()
  expect(attributeOf(' name="a &amp; b"', 'name')).toBe('a & b')
})

test('only the five entities of XML and numbers are decoded; others stay as they stand', () => {
  expect(decodeEntities('&lt;&gt;&amp;&quot;&apos;&#65;&#x4e2d;&nbsp;&#0;&#x110000;')).toBe(
    '<>&"\'A中&nbsp;&#0;&#x110000;',
  )
})

test('whatever it is fed, it ends in events or in a problem', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '"',
      "'",
      '<a ',
      '=',
      '<?',
      '?>',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      try {
        scanned(pieces)
      } catch (error) {
        expect(error).toBeInstanceOf(XmlProblem)
      }
    }),
  )
})
