import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsOf, type PaperFieldName, placeholders } from './officePaperKinds.ts'
import { fillTemplate, neededFields, parseTemplate } from './paperTemplate.ts'

const fields = fieldsOf('dispatchSheet')
const filled = (template: string, values: Partial<Record<PaperFieldName, string>> = {}): string | null => {
  const parsed = parseTemplate(template, fields)
  return parsed.ok
    ? fillTemplate(parsed.value, (name) => values[name] ?? '')
        .map(({ text }) => text)
        .join('')
    : null
}

test('R-FORM-3 a field stands in braces, words that need it in brackets, and doubled signs are signs', () => {
  expect(filled('{编号}由{主办单位}主办[，{协办单位}协办]。', { orderNo: '1', unit: '甲' })).toBe('1由甲主办。')
  expect(filled('{编号}[，{协办单位}协办]', { orderNo: '1', supporting: '乙' })).toBe('1，乙协办')
  expect(filled('{{编号}}[[注]]')).toBe('{编号}[注]')
})

test('R-FORM-3 a field that the kind does not have and brackets that do not match are refused', () => {
  const code = (template: string) => {
    const parsed = parseTemplate(template, fields)
    return parsed.ok ? null : parsed.error.code
  }
  expect(code('{议定事项}')).toBe('template-unknown-field')
  expect(code('{constructor}')).toBe('template-unknown-field')
  for (const broken of ['{编号', '编号}', '[编号', '编号]', '[[a]', '[{编号}[{标题}]]', '{{编号}'])
    expect({ broken, code: code(broken) }).toEqual({ broken, code: 'template-malformed' })
})

test('R-FORM-4 what a field says is never read as a template', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      expect(filled('“{标题}”', { title: typed })).toBe(`“${typed}”`)
    }),
  )
  expect(filled('{标题}', { title: '{编号}[<b>$&' })).toBe('{编号}[<b>$&')
})

test('R-FORM-3 any text at all is read or refused, and plain text comes back as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const parsed = parseTemplate(text, fields)
      if (!/[{}[\]]/u.test(text)) expect(filled(text)).toBe(text)
      else expect(typeof parsed.ok).toBe('boolean')
    }),
  )
})

test('fields outside brackets are those that a paper cannot do without', () => {
  const parsed = parseTemplate('{编号}{编号}[{协办单位}]{主办单位}', fields)
  expect(parsed.ok ? neededFields(parsed.value) : null).toEqual(['orderNo', 'unit'])
})

test('every field has a name of its own', () => {
  expect(new Set(Object.values(placeholders)).size).toBe(Object.keys(placeholders).length)
})
