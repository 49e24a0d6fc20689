import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dayFromIso, isoDay } from '../../shared/kernel/chinaTime.ts'

/**
 * Writes shared/calendar/defaultYears.ts out of the npm package chinese-days (MIT), which follows the notices of the State
 * Council's office. Run by hand when a new exact version of the package is taken: npx tsx scripts/calendar/makeDefaultYears.ts
 * Only years whose notice is out are taken: the package answers for other years too, as if they had no holidays.
 */
const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026]

const festivals: Readonly<Record<string, string>> = {
  元旦: 'newYear',
  春节: 'springFestival',
  清明: 'qingming',
  劳动节: 'labour',
  端午: 'dragonBoat',
  中秋: 'midAutumn',
  国庆节: 'national',
}

type Source = Readonly<Record<'holidays' | 'workdays', Readonly<Record<string, string>>>>
const load = createRequire(import.meta.url)
const source = load('chinese-days/dist/chinese-days.json') as Source
const { version } = load('chinese-days/package.json') as { readonly version: string }

type Span = readonly [kind: 'off' | 'work', from: string, to: string, festival: string]

const spansOf = (year: number): readonly Span[] => {
  const days = [...daysIn(source.holidays, year, 'off'), ...daysIn(source.workdays, year, 'work')]
  days.sort((a, b) => (a.on < b.on ? -1 : 1))
  const spans: { kind: 'off' | 'work'; from: string; to: string; festival: string }[] = []
  for (const { on, kind, festival } of days) {
    const last = spans.at(-1)
    const follows = last !== undefined && (dayFromIso(last.to) ?? 0) + 1 === dayFromIso(on)
    if (follows && last.kind === kind && last.festival === festival) last.to = on
    else spans.push({ kind, from: on, to: on, festival })
  }
  return spans.map(({ kind, from, to, festival }) => [kind, from.slice(5), to.slice(5), festival])
}

const daysIn = (days: Readonly<Record<string, string>>, year: number, kind: 'off' | 'work') =>
  Object.entries(days).flatMap(([on, words]) => {
    if (!on.startsWith(`${year}-`)) return []
    const festival = festivals[words.split(',')[1] ?? '']
    const day = dayFromIso(on)
    if (festival === undefined || day === null || isoDay(day) !== on) throw new Error(`chinese-days: ${on} ${words}`)
    return [{ on, kind, festival }]
  })

const lines = years.flatMap((year) => {
  const spans = spansOf(year)
  if (spans.length === 0) throw new Error(`chinese-days ${version} has no ${year}`)
  const written = spans.map((span) => `      [${span.map((part) => `'${part}'`).join(', ')}],`)
  return ['  {', `    year: ${year},`, '    spans: [', ...written, '    ],', '  },']
})

const text = [
  "import type { YearSpans } from './defaultCalendar.ts'",
  '',
  '/**',
  ' * Made by scripts/calendar/makeDefaultYears.ts, not by hand: the public holidays and make-up workdays of the notices of the',
  ` * State Council's office, out of the npm package chinese-days ${version} (MIT, Yawei Sun).`,
  ' */',
  'export const defaultYears: readonly YearSpans[] = [',
  ...lines,
  ']',
  '',
].join('\n')

writeFileSync(new URL('../../shared/calendar/defaultYears.ts', import.meta.url), text)
process.stdout.write(`${years.length} years of chinese-days ${version}\n`)
