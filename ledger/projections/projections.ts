import { searchProjection } from '../search/searchProjection.ts'
import { alarmAnswersProjection } from './alarmAnswersProjection.ts'
import { alarmsProjection } from './alarmsProjection.ts'
import { boardProjection } from './boardProjection.ts'
import { categoriesProjection } from './categoriesProjection.ts'
import { correctionsProjection } from './correctionsProjection.ts'
import { concernsProjection } from './concernsProjection.ts'
import { handoversProjection } from './handoversProjection.ts'
import { supervisionProjection } from './supervisionProjection.ts'
import { orderDaysProjection } from './orderDaysProjection.ts'
import { orderWatchProjection } from './orderWatchProjection.ts'
import { personsProjection } from './personsProjection.ts'
import { printsProjection } from './printsProjection.ts'
import type { Projection } from './projection.ts'
import { readingsProjection } from './readingsProjection.ts'
import { routesProjection } from './routesProjection.ts'
import { settingsProjection } from './settingsProjection.ts'
import { sourcesProjection } from './sourcesProjection.ts'
import { townsProjection } from './townsProjection.ts'
import { unitFactsProjection } from './unitFactsProjection.ts'
import { unitsProjection } from './unitsProjection.ts'

/** Everything that is made again from the record. A new one is a file beside these and a line here. */
export const projections: readonly Projection[] = [
  unitsProjection,
  personsProjection,
  categoriesProjection,
  townsProjection,
  routesProjection,
  settingsProjection,
  orderDaysProjection,
  boardProjection,
  orderWatchProjection,
  supervisionProjection,
  printsProjection,
  unitFactsProjection,
  handoversProjection,
  readingsProjection,
  alarmsProjection,
  alarmAnswersProjection,
  concernsProjection,
  sourcesProjection,
  correctionsProjection,
  searchProjection,
]
