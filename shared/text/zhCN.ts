import { alarm } from './zhCN/alarm.ts'
import { alerts } from './zhCN/alerts.ts'
import { calendar } from './zhCN/calendar.ts'
import { catalogue } from './zhCN/catalogue.ts'
import { commands } from './zhCN/commands.ts'
import { desk } from './zhCN/desk.ts'
import { forms } from './zhCN/forms.ts'
import { handover } from './zhCN/handover.ts'
import { importing } from './zhCN/importing.ts'
import { importPlan } from './zhCN/importPlan.ts'
import { keeping } from './zhCN/keeping.ts'
import { notices } from './zhCN/notices.ts'
import { officePapers } from './zhCN/officePapers.ts'
import { orderActs } from './zhCN/orderActs.ts'
import { orderCourse } from './zhCN/orderCourse.ts'
import { persons } from './zhCN/persons.ts'
import { printing } from './zhCN/printing.ts'
import { readings } from './zhCN/readings.ts'
import { refusals } from './zhCN/refusals.ts'
import { settingNotes } from './zhCN/settingNotes.ts'
import { settings } from './zhCN/settings.ts'
import { sources } from './zhCN/sources.ts'
import { duplicates } from './zhCN/duplicates.ts'
import { suggestions } from './zhCN/suggestions.ts'
import { supervision } from './zhCN/supervision.ts'
import { views } from './zhCN/views.ts'
import { welcome } from './zhCN/welcome.ts'

/** All words of the program in Chinese, one part a screen. */
export const zhCN = {
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

export type Text = typeof zhCN
