import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDate, fromChina } from '../../shared/kernel/chinaTime.ts'
import { decideDayOrder, parseWhen, serial1900 } from './parseWhen.ts'
import type { Cell } from './table.ts'

const when = (cell: Cell, order?: Parameters<typeof parseWhen>[1]) => {
  const read = parseWhen(cell, order)
  return read.ok ? new Date(read.value + 8 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ') : read.error
}

test.each<[Cell, string]>([
  ['2020/1/19 14:54:36', '2020-01-19 14:54:36.000'],
  ['2020-01-19 14:54', '2020-01-19 14:54:00.000'],
  ['2020年1月19日 14时54分', '2020-01-19 14:54:00.000'],
  ['2020年1月19日14时54分36秒', '2020-01-19 14:54:36.000'],
  ['2020年1月19日 14点', '2020-01-19 14:00:00.000'],
  ['2020年1月19日', '2020-01-19 00:00:00.000'],
  ['2020.1.9', '2020-01-09 00:00:00.000'],
  ['２０２０／１／１９　１４：５４', '2020-01-19 14:54:00.000'],
  ['\t2020-1-19\u00A0 9:05 ', '2020-01-19 09:05:00.000'],
  ['2020-01-19 (星期日) 14:54', '2020-01-19 14:54:00.000'],
  ['2020/1/19 下午 2:54:36', '2020-01-19 14:54:36.000'],
  ['2020/1/19 上午12:05', '2020-01-19 00:05:00.000'],
  ['2020/1/19 下午14:05', '2020-01-19 14:05:00.000'],
  ['2020-01-19T06:54:36Z', '2020-01-19 14:54:36.000'],
  ['2020-01-19T14:54:36.250+08:00', '2020-01-19 14:54:36.250'],
  ['2020-01-19T01:54:36-0500', '2020-01-19 14:54:36.000'],
  ['20200119', '2020-01-19 00:00:00.000'],
  ['20200119145436', '2020-01-19 14:54:36.000'],
  [20200119, '2020-01-19 00:00:00.000'],
  ['1579416876', '2020-01-19 14:54:36.000'],
  [1579416876000, '2020-01-19 14:54:36.000'],
  [{ serial: 43849.62125 }, '2020-01-19 14:54:36.000'],
  ['43849.62125', '2020-01-19 14:54:36.000'],
  [43849, '2020-01-19 00:00:00.000'],
  [{ serial: 61 }, '1900-03-01 00:00:00.000'],
])('%j is read', (cell, expected) => {
  expect(when(cell)).toBe(expected)
})

test.each<Cell>([
  '2020-13-01',
  '2020-02-30',
  '2019-02-29',
  '2020-04-31 10:00',
  '2020-00-10',
  '2020-01-19 24:00',
  '2020-01-19 14:60',
  '2020-01-19 14:54:60',
  '2020-01-19 14',
  '2020-01-19 10:00 等三次',
  '2020-01/19',
  '1820-01-19',
  '20/1/19',
  '2020-1',
  '上午 14:54',
  '2020/1/19 上午 14:54',
  '2020/1/19 晚上12:00',
  '昨天下午',
  '',
  '12345',
  '99999999999999',
  { serial: 0.5 },
  { serial: 60 },
  { serial: 3_000_000 },
  { serial: Number.NaN },
  true,
  null,
])('%j is refused', (cell) => {
  expect(when(cell)).toBe('bad-date')
})

test('the column decides between month first and day first', () => {
  expect(decideDayOrder(['01/02/2018 11:11:26 AM', null, '2018-01-01'])).toBe('month-first')
  expect(decideDayOrder(['01/02/2018', '01/31/2018'])).toBe('month-first')
  expect(decideDayOrder(['01/02/2018', '31/01/2018 10:00 PM'])).toBe('day-first')
  expect(decideDayOrder(['31/01/2018', '01/31/2018'])).toBe('mixed')
  expect(decideDayOrder(['01/02/2018', { serial: 43000 }])).toBe('unknown')
})

test('a date with the year last follows its column, and where nothing tells it is not guessed', () => {
  expect(when('01/02/2018 11:11:26 PM', 'month-first')).toBe('2018-01-02 23:11:26.000')
  expect(when('01/02/2018', 'day-first')).toBe('2018-02-01 00:00:00.000')
  expect(when('01/02/2018')).toBe('ambiguous-date')
  expect(when('01/02/2018', 'mixed')).toBe('ambiguous-date')
  expect(when('31/01/2018', 'mixed')).toBe('2018-01-31 00:00:00.000')
  expect(when('01/31/2018')).toBe('2018-01-31 00:00:00.000')
  expect(when('05/05/2018')).toBe('2018-05-05 00:00:00.000')
  expect(when('13/13/2018', 'month-first')).toBe('bad-date')
})

test('serials of the 1904 system are 1,462 days behind', () => {
  expect(when({ serial: serial1900(42387, true) })).toBe('2020-01-19 00:00:00.000')
  expect(serial1900(43849, false)).toBe(43849)
})

const two = (value: number) => String(value).padStart(2, '0')
const forms: readonly ((instant: number) => Cell)[] = [
  (at) => new Date(at).toISOString(),
  (at) => `${new Date(at + 5.5 * 3_600_000).toISOString().slice(0, 23)}+05:30`,
  (at) => {
    const c = chinaDate(at)
    return `${c.year}/${c.month}/${c.day} ${c.hour}:${two(c.minute)}:${two(c.second)}`
  },
  (at) => {
    const c = chinaDate(at)
    return `${c.year}年${c.month}月${c.day}日 ${c.hour}时${c.minute}分${c.second}秒`
  },
  (at) => {
    const c = chinaDate(at)
    const hour = c.hour % 12 === 0 ? 12 : c.hour % 12
    return `${two(c.month)}/${two(c.day)}/${c.year} ${two(hour)}:${two(c.minute)}:${two(c.second)} ${c.hour < 12 ? 'AM' : 'PM'}`
  },
  (at) => {
    const c = chinaDate(at)
    const hour = c.hour % 12 === 0 ? 12 : c.hour % 12
    return `${c.year}-${two(c.month)}-${two(c.day)} ${c.hour < 12 ? '上午' : '下午'}${hour}:${two(c.minute)}:${two(c.second)}`
  },
  (at) => {
    const c = chinaDate(at)
    return `${c.year}${two(c.month)}${two(c.day)}${two(c.hour)}${two(c.minute)}${two(c.second)}`
  },
  (at) => ({ serial: (at + 8 * 3_600_000) / 86_400_000 + 25_569 }),
]

test('what was written from an instant is read as the same instant, in every form', () => {
  const seconds = fc.integer({ min: fromChina(1901, 1, 1) / 1000, max: fromChina(2199, 12, 31) / 1000 })
  fc.assert(
    fc.property(seconds, fc.constantFrom(...forms), (second, form) => {
      expect(parseWhen(form(second * 1000), 'month-first')).toEqual({ ok: true, value: second * 1000 })
    }),
    { numRuns: 2000 },
  )
})

test('no text makes it throw, and what it reads lies between 1900 and 2200', () => {
  const piece = fc.constantFrom(
    '2020',
    '1',
    '13',
    '31',
    '/',
    '-',
    '.',
    '年',
    '月',
    '日',
    ' ',
    ':',
    'T',
    'PM',
    '下午',
    'Z',
    '+08',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const read = parseWhen(text)
        if (read.ok) {
          expect(read.value).toBeGreaterThanOrEqual(fromChina(1900, 1, 1))
          expect(read.value).toBeLessThan(fromChina(2200, 1, 1))
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('months by their English names, half hours and the parts of a day are read as people write them', () => {
  const at = fromChina(2020, 1, 2, 15, 30)
  const texts = [
    '2 Jan 2020 15:30',
    '02-Jan-2020 3:30 PM',
    'Jan 2, 2020 3:30 PM',
    'January 2nd, 2020, 15:30',
    'Thu Jan 02 2020 15:30:00 GMT+0800 (中国标准时间)',
    'Thu, 02 Jan 2020 07:30:00 GMT+0000',
    '2020年1月2日下午3点半',
    '2020年1月2日 星期四 15点半',
  ]
  for (const text of texts) expect([text, parseWhen(text)]).toEqual([text, { ok: true, value: at }])
  const hours: readonly (readonly [string, number | null])[] = [
    ['中午12:00', 12],
    ['中午11点', 11],
    ['中午1点', 13],
    ['傍晚6点', 18],
    ['清晨6点', 6],
    ['凌晨12:00', 0],
    ['傍晚12点', null],
    ['中午20点', 20],
  ]
  for (const [words, hour] of hours)
    expect([words, parseWhen(`2020-1-2 ${words}`)]).toEqual([
      words,
      hour === null ? { ok: false, error: 'bad-date' } : { ok: true, value: fromChina(2020, 1, 2, hour) },
    ])
  for (const text of ['31 Feb 2020', 'Foo 2, 2020', '2 Jan 20', '20/1/2', '2020年1月'])
    expect([text, parseWhen(text)]).toEqual([text, { ok: false, error: 'bad-date' }])
})
