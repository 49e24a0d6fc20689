import { expect, test } from 'vitest'
import { defaultCalendar } from './defaultCalendar.ts'
import { readYearTables } from './readYearTables.ts'
import { takeYearTables } from './takeYearTables.ts'

/** The dates of the notices for 2025 and 2026, in the form in which they are published. */
const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府：
经批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，要妥善安排好值班。
2025年11月4日`
const notice2025 = `关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`

const defaultYear = (year: number) => defaultCalendar.years.find((table) => table.year === year)
const codesOf = (text: string) => readYearTables(text).refused.map(({ line, code }) => `${line} ${code}`)

test('R-CALENDAR-17 the notices for 2025 and 2026 read as they are published, and the tables of the program are what they say', () => {
  for (const [year, notice] of [
    [2025, notice2025],
    [2026, notice2026],
  ] as const) {
    const read = readYearTables(notice)
    expect(read.refused).toEqual([])
    const { years, replaced, faults } = takeYearTables([], read.days)
    expect({ replaced, faults }).toEqual({ replaced: [year], faults: [] })
    const plain = (days: typeof read.days | undefined) => days?.map(({ on, kind }) => `${on} ${kind}`).sort()
    const own = defaultYear(year)
      ?.days.map(({ on, kind }) => `${on} ${kind}`)
      .sort()
    expect(plain(read.days)).toEqual(own)
    // By name too; of National Day and Mid-Autumn together the notice names the first one first.
    if (year === 2026) expect(years[0]).toEqual(defaultYear(2026))
  }
})

test('R-CALENDAR-17 a list of dates reads whatever stands between its columns', () => {
  const read = readYearTables(
    '\uFEFF日期,类型,名称\r\n2027-01-01..2027-01-03,放假,元旦\r\n2027/2/6 至 2027/2/12 放假 春节\n"2027-01-04";"上班"\n2027年5月1日\t休\t劳动节\n# 备注\n\n2027-10-01 off National Day\n2027-08-16,放假,开渔节\n2027-08-21,补班,开渔节调休',
  )
  expect(read.refused).toEqual([])
  expect(read.days.length).toBe(3 + 7 + 1 + 1 + 1 + 1 + 1)
  expect(read.days[0]).toEqual({ year: 2027, on: '01-01', kind: 'off', festival: 'newYear', reason: '', line: 2 })
  expect(read.days.find((day) => day.on === '01-04')).toMatchObject({ kind: 'work', festival: null })
  expect(read.days.find((day) => day.on === '08-16')).toMatchObject({ kind: 'off', festival: null, reason: '开渔节' })
  expect(read.days.find((day) => day.on === '08-21')).toMatchObject({ kind: 'work', line: 10 })
})

test('R-CALENDAR-17 a line that is wrong is refused with its number, and why', () => {
  expect(codesOf('2027-02-30,放假')).toEqual(['1 not-a-date'])
  expect(codesOf('2027-13-01,放假')).toEqual(['1 not-a-date'])
  expect(codesOf('01-01,放假')).toEqual(['1 not-a-date'])
  expect(codesOf('元旦放假')).toEqual(['1 no-date'])
  expect(codesOf('2027-01-01\n2027-01-02,也许')).toEqual(['1 no-kind', '2 no-kind'])
  // 调休 alone says neither that the day is off nor that it is worked.
  expect(codesOf('2027-01-04,调休')).toEqual(['1 no-kind'])
  expect(codesOf('2027-01-03..2027-01-01,放假')).toEqual(['1 reversed'])
  expect(codesOf('2027-01-01..2027-03-01,放假')).toEqual(['1 too-long'])
  expect(codesOf('2027-01-01,放假\n2027-01-01,上班')).toEqual(['2 day-twice'])
})

test('R-CALENDAR-17 a notice whose weekdays or counts do not fit its year is refused', () => {
  expect(codesOf(notice2026.replaceAll('2026年', '2027年'))).toContain('4 wrong-weekday')
  expect(codesOf(notice2026.replace('共9天', '共8天'))).toEqual(['5 wrong-count'])
  expect(codesOf('一、元旦：1月1日（周四）至3日（周六）放假。')).toEqual(['1 no-year'])
  expect(codesOf(`${notice2026}\n2026-11-27`)).toEqual(['13 no-kind'])
  expect(readYearTables(`${notice2026}\n2026-11-27,放假,台风`).days.at(-1)).toMatchObject({
    on: '11-27',
    reason: '台风',
  })
  expect(codesOf('关于2026年的通知\n一、元旦：2月30日放假。')).toEqual(['2 not-a-date'])
})

test('R-CALENDAR-17 a holiday that begins in December adds its day to the table of that year', () => {
  const days = ['2028-01-01', '2028-05-01', '2028-10-01'].map((date) => `${date} 放假`)
  const read = readYearTables(['2026-12-31 放假 元旦', ...days].join('\n'))
  const taken = takeYearTables(defaultCalendar.years, read.days)
  expect(taken).toMatchObject({ replaced: [2028], completed: [2026], faults: [] })
  const of2026 = taken.years.find((table) => table.year === 2026)
  expect(of2026?.days.at(-1)).toEqual({ on: '12-31', kind: 'off', festival: 'newYear' })
  expect(of2026?.days.length).toBe((defaultYear(2026)?.days.length ?? 0) + 1)
})

test('R-CALENDAR-17 single days of a year without a table are no table', () => {
  const read = readYearTables('2027-12-31 放假')
  expect(takeYearTables(defaultCalendar.years, read.days).faults).toEqual([
    { code: 'year-without-holidays', year: 2027 },
  ])
})
