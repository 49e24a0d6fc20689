import { expect, test } from 'vitest'
import { decideForm, defaultForms, evolveForms, type PaperForms } from './paperForms.ts'

const change = (given: Partial<Parameters<typeof decideForm>[1]['body']> = {}, before: PaperForms = defaultForms) =>
  decideForm(
    before,
    {
      type: 'changePaperForm',
      body: {
        kind: 'dispatchSheet',
        seen: 0,
        form: { prefix: '莱交', seal: false, side: 'even' },
        words: { title: '交办单', body: '请办理{编号}。', copyTo: '督查室' },
        ...given,
      },
    },
    ['督', '函'],
  )
const codeOf = (decided: ReturnType<typeof change>) => (decided.ok ? null : decided.error.code)

test('R-FORM-1 each change gives the next version, and one that rests on an older is refused', () => {
  const decided = change()
  const event = decided.ok ? decided.value[0] : undefined
  expect(event?.data).toEqual({ kind: 'dispatchSheet', version: 1, prefix: '莱交', seal: false, side: 'even' })
  const after = event === undefined ? defaultForms : evolveForms(defaultForms, event)
  expect(after.dispatchSheet.version).toBe(1)
  expect(after.minutes).toEqual(defaultForms.minutes)
  expect(codeOf(change({}, after))).toBe('settings-moved')
})

test('R-FORM-2 letters keep R-SETTINGS-2 and no two kinds of paper have the same', () => {
  const prefixed = (prefix: string) => codeOf(change({ form: { prefix, seal: true, side: 'last' } }))
  expect(prefixed('a1')).toBe('prefix-malformed')
  expect(prefixed('督')).toBe('prefix-twice')
  expect(prefixed(defaultForms.minutes.prefix)).toBe('prefix-twice')
  expect(prefixed(defaultForms.dispatchSheet.prefix)).toBe(null)
})

test('R-FORM-3 a template has to have words that can be read', () => {
  const written = (body: string) => codeOf(change({ words: { title: '', body, copyTo: '' } }))
  expect(written(' \n')).toBe('template-empty')
  expect(written('{议定事项}')).toBe('template-unknown-field')
  expect(written('[{编号}')).toBe('template-malformed')
})
