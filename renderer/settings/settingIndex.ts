import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import { usualBudgetGb } from '../../shared/contract/keeping.ts'
import { usualLockMinutes } from '../../shared/contract/persons.ts'
import { defaultLimits } from '../../shared/domain/limits/defaultLimits.ts'
import { limitNames, paperLimitNames } from '../../shared/domain/limits/limits.ts'
import { urgencies } from '../../shared/domain/order/orderState.ts'
import { defaultSettings } from '../../shared/domain/settings/settings.ts'
import { assessmentItems } from '../../shared/domain/supervision/assessmentItems.ts'
import { caseRules, defaultRules, orderRules } from '../../shared/domain/supervision/rules.ts'
import { neutralOffice } from '../../shared/text/neutralUnits.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { minuteText } from '../alerts/AlertMinute.tsx'
import { alertKinds, rolesTold, usualQuiet } from '../alerts/alertSettings.ts'
import { limitText } from '../desk/limitWords.ts'
import { rangeForm } from './calendar/calendarDraft.ts'
import { yearSpans } from './calendar/coverage.ts'
import type { Section } from './sections.ts'

export type SettingKey = keyof Text['settingNotes']['about']

/** One setting: where it stands, what it is called, and what it is when nobody has changed it, in words. */
export type SettingEntry = {
  readonly key: SettingKey
  readonly section: Section
  readonly label: (text: Text) => string
  readonly usual: (text: Text) => string
}

const entry = (
  key: SettingKey,
  section: Section,
  label: SettingEntry['label'],
  usual: SettingEntry['usual'],
): SettingEntry => ({ key, section, label, usual })

/** A word that may be empty, as a default. */
const word = (value: string) => (text: Text) => (value === '' ? text.settingNotes.nothing : value)

export const usualHours = (text: Text): string =>
  defaultCalendar.hours.usual
    .map(rangeForm)
    .map(({ from, to }) => `${from}–${to}`)
    .join(text.calendar.join)

export const usualRule = (text: Text, rule: (typeof orderRules)[number]): string => {
  const { threshold, rung } = defaultRules.orderRules[rule]
  const words = text.supervision.rules
  const unit = rule === 'overdue' || rule === 'longOverdue' ? words.workingDays : words.times
  return text.settingNotes.rule(`${threshold} ${unit}`, text.supervision.rungs[rung])
}
export const usualPatience = (text: Text, rule: (typeof caseRules)[number]): string =>
  `${defaultRules.caseRules[rule].patience} ${text.supervision.rules.workingDays}`

/** Every setting, in the order of the screen. */
export const settingIndex: readonly SettingEntry[] = [
  ...(['officeName', 'contact', 'phone'] as const).map((name) =>
    entry(`office.${name}`, 'office', (text) => text.settings.office[name], word(neutralOffice[name])),
  ),
  entry(
    'office.noticePrefix',
    'office',
    (text) => text.settings.office.noticePrefix,
    word(defaultSettings.noticePrefix),
  ),
  entry(
    'calendar.years',
    'calendar',
    (text) => text.calendar.importing.title,
    (text) =>
      yearSpans(
        defaultCalendar.years.map(({ year }) => year),
        text.calendar.join,
      ),
  ),
  entry('calendar.hours', 'calendar', (text) => text.calendar.section.hours, usualHours),
  entry(
    'calendar.seasons',
    'calendar',
    (text) => text.calendar.section.season,
    (text) => text.settingNotes.noSeasons,
  ),
  entry(
    'calendar.yellow',
    'calendar',
    (text) => text.calendar.section.yellow,
    word(`${defaultCalendar.yellowPercent} %`),
  ),
  ...limitNames.map((name) =>
    entry(
      `limits.${name}`,
      'limits',
      (text) => text.calendar.limits.names[name],
      (text) => urgencies.map((urgency) => limitText(text, defaultLimits.byUrgency[urgency][name])).join(' / '),
    ),
  ),
  ...paperLimitNames.map((name) =>
    entry(
      `limits.papers.${name}`,
      'limits',
      (text) => text.calendar.limits.paperNames[name],
      (text) => limitText(text, { kind: 'workingDays', amount: defaultLimits.papers[name] }),
    ),
  ),
  entry(
    'limits.overrides',
    'limits',
    (text) => text.calendar.limits.overrides,
    (text) => text.settingNotes.noOverrides,
  ),
  ...(['calls', 'days'] as const).map((name) =>
    entry(
      `limits.unreachable.${name}`,
      'limits',
      (text) => text.calendar.limits.unreachable[name],
      word(String(defaultLimits.unreachable[name])),
    ),
  ),
  ...orderRules.map((rule) =>
    entry(
      `supervision.${rule}`,
      'supervision',
      (text) => text.supervision.rules.orderRules[rule],
      (text) => usualRule(text, rule),
    ),
  ),
  ...caseRules.map((rule) =>
    entry(
      `supervision.${rule}`,
      'supervision',
      (text) => text.supervision.rules.caseRules[rule],
      (text) => usualPatience(text, rule),
    ),
  ),
  ...(['reminder', 'letter', 'listing', 'delisting'] as const).map((kind) =>
    entry(
      `supervision.prefixes.${kind}`,
      'supervision',
      (text) => `${text.notices.titles[kind]} ${text.supervision.rules.prefixes}`,
      word(defaultRules.prefixes[kind]),
    ),
  ),
  ...assessmentItems.map((item) =>
    entry(
      `supervision.points.${item}`,
      'supervision',
      (text) => `${text.supervision.assessment.items[item]} ${text.supervision.rules.points}`,
      word(String(defaultRules.points[item])),
    ),
  ),
  entry(
    'data.folder',
    'data',
    (text) => text.keeping.backup.folder,
    (text) => text.settingNotes.beside,
  ),
  entry(
    'people.lock',
    'people',
    (text) => text.persons.lock.setting,
    (text) => text.persons.lock.minutes(usualLockMinutes),
  ),
  entry('data.budget', 'data', (text) => text.keeping.backup.budget, word(`${usualBudgetGb} GB`)),
  ...alertKinds.map((kind) =>
    entry(
      `alerts.${kind}`,
      'alerts',
      (text) => text.alerts.kinds[kind],
      (text) => {
        const roles = rolesTold(kind).map((role) => text.desk.roles[role])
        const told = roles.length === 0 ? text.alerts.offForAll : text.alerts.onFor(roles.join(text.calendar.join))
        return text.alerts.usual(told)
      },
    ),
  ),
  entry(
    'alerts.quiet',
    'alerts',
    (text) => text.alerts.quiet,
    (text) => text.alerts.quietUsual(minuteText(usualQuiet.from), minuteText(usualQuiet.until)),
  ),
  entry(
    'alerts.alarmSound',
    'alerts',
    (text) => text.alerts.alarmSound,
    (text) => text.alerts.alarmSoundOn,
  ),
  entry(
    'window.theme',
    'window',
    (text) => text.settingNotes.labels['window.theme'],
    (text) => text.settingNotes.systemTheme,
  ),
  entry(
    'window.density',
    'window',
    (text) => text.settingNotes.labels['window.density'],
    (text) => text.settingNotes.window.densities.standard,
  ),
  entry('window.language', 'window', (text) => text.settingNotes.labels['window.language'], word('中文')),
  entry(
    'window.columns',
    'window',
    (text) => text.settingNotes.labels['window.columns'],
    (text) => text.settingNotes.everyColumn,
  ),
]

const byKey = new Map(settingIndex.map((one) => [one.key, one]))
export const settingOf = (key: SettingKey): SettingEntry => {
  const found = byKey.get(key)
  if (found === undefined) throw new Error(`no setting ${key}`)
  return found
}
