import { expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { fromDay, type RouteForm, routeProblems, routeRequest, toDay } from './routeForm.ts'

const options = [
  { key: 7 as RowId, name: '市住建局', aliases: ['市住房和城乡建设局'], initials: 'szjj' },
  { key: 8 as RowId, name: '市水利局', initials: 'sslj' },
]
const form: RouteForm = {
  lead: '市住房和城乡建设局',
  supporting: [8 as RowId, 7 as RowId],
  closing: 'all',
  from: '2026-12-01',
  until: '',
  basis: '纪要〔2026〕3号',
}
const problems = (parts: Partial<RouteForm>) => routeProblems({ ...form, ...parts }, options)

test('a day goes to midnight in Shanghai and back; what is no day is none', () => {
  expect(fromDay('2026-12-01')).toBe(fromChina(2026, 12, 1))
  expect(toDay(fromChina(2026, 1, 5, 23, 59))).toBe('2026-01-05')
  for (const typed of ['', '2026-13-01', '2026-02-30', '26-1-1']) expect(fromDay(typed)).toBeNull()
})

test('what is wrong is said where it is wrong', () => {
  expect(problems({})).toEqual({})
  expect(problems({ lead: ' ' })).toEqual({ lead: 'leadMissing' })
  expect(problems({ lead: '外星局' })).toEqual({ lead: 'unitUnknown' })
  expect(problems({ from: '' })).toEqual({ from: 'fromMissing' })
  expect(problems({ until: '2026-12-01' })).toEqual({ until: 'untilBefore' })
  expect(problems({ until: '2026-12-02' })).toEqual({})
})

test('the lead is not among the supporting units of the request', () => {
  expect(routeRequest(3 as RowId, form, options)).toEqual({
    category: 3,
    lead: 7,
    supporting: [8],
    closing: 'all',
    from: fromChina(2026, 12, 1),
    until: null,
    basis: '纪要〔2026〕3号',
  })
  expect(routeRequest(3 as RowId, { ...form, from: 'x' }, options)).toBeNull()
})
