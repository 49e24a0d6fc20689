import { alarm } from './en/alarm.ts'
import { alerts } from './en/alerts.ts'
import { calendar } from './en/calendar.ts'
import { catalogue } from './en/catalogue.ts'
import { commands } from './en/commands.ts'
import { desk } from './en/desk.ts'
import { forms } from './en/forms.ts'
import { handover } from './en/handover.ts'
import { importing } from './en/importing.ts'
import { importPlan } from './en/importPlan.ts'
import { keeping } from './en/keeping.ts'
import { notices } from './en/notices.ts'
import { officePapers } from './en/officePapers.ts'
import { orderActs } from './en/orderActs.ts'
import { orderCourse } from './en/orderCourse.ts'
import { persons } from './en/persons.ts'
import { printing } from './en/printing.ts'
import { readings } from './en/readings.ts'
import { refusals } from './en/refusals.ts'
import { settingNotes } from './en/settingNotes.ts'
import { settings } from './en/settings.ts'
import { sources } from './en/sources.ts'
import { duplicates } from './en/duplicates.ts'
import { suggestions } from './en/suggestions.ts'
import { supervision } from './en/supervision.ts'
import { views } from './en/views.ts'
import { welcome } from './en/welcome.ts'
import type { Text } from './zhCN.ts'

/** The same in English; typed by the source, so that a missing text does not compile. */
export const en: Text = {
  alarm,
  alerts,
  calendar,
  catalogue,
  commands,
  desk,
  forms,
  handover,
  importing,
  importPlan,
  keeping,
  notices,
  officePapers,
  orderActs,
  orderCourse,
  persons,
  printing,
  readings,
  refusals,
  settingNotes,
  settings,
  sources,
  duplicates,
  suggestions,
  supervision,
  views,
  welcome,
}
