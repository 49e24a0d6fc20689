import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readKept } from './readKept.ts'

const form = { route: 'outside', reason: '', unit: null as number | null, lines: [''], marks: { open: true, n: 1 } }

test('What was kept of a form comes back as it was, whatever was typed.', () => {
  const typed = fc.record({
    route: fc.string(),
    reason: fc.string(),
    unit: fc.option(fc.integer()),
    lines: fc.array(fc.string()),
    marks: fc.record({ open: fc.boolean(), n: fc.integer() }),
  })
  fc.assert(
    fc.property(typed, (kept) => {
      expect(readKept(JSON.stringify(kept), form)).toEqual(kept)
    }),
  )
})

test('A field that the form has since and the kept text has not is as it is in an empty form.', () => {
  expect(readKept('{"reason":"不属本市"}', form)).toEqual({ ...form, reason: '不属本市' })
})

test('What is of another shape is left alone, and so is what cannot be read.', () => {
  for (const body of ['{"reason":1}', '{"lines":"a"}', '{"lines":[1]}', '{"marks":1}', '{"more":{}}', '[]', '1', '{'])
    expect([body, readKept(body, form)]).toEqual([body, null])
  expect(readKept(undefined, form)).toBeNull()
  expect(readKept('"字"', '')).toBe('字')
  expect(readKept('{}', '')).toBeNull()
})
