import type { AssessmentRow } from '../../shared/contract/supervision.ts'
import { assessmentItems } from '../../shared/domain/supervision/assessmentItems.ts'
import { type Instant, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'

/** The assessment as a workbook, in official Chinese whatever the language of the screen: figures, then the points of each. */
export const assessmentWorkbook = async (
  rows: readonly AssessmentRow[],
  from: Instant,
  to: Instant,
): Promise<Uint8Array<ArrayBuffer>> => {
  // Loaded when somebody exports: the library is nothing that a start should wait for.
  const { utils, write } = await import('@e965/xlsx')
  const words = zhCN.supervision.assessment
  const items = assessmentItems.map((item) => words.items[item])
  const head = [words.unit, words.score, ...items, words.satisfaction, words.replyDays]
  const period = `${isoMinute(from).slice(0, 10)} 至 ${isoMinute(to - 1).slice(0, 10)}`
  const figures = rows.map(({ unitName, assessment }) => [
    textCell(unitName),
    assessment.score,
    ...assessmentItems.map((item) => assessment.counts[item]),
    assessment.satisfaction,
    assessment.meanReplyDays,
  ])
  const points = rows.map(({ unitName, assessment }) => [
    textCell(unitName),
    assessment.score,
    ...assessmentItems.map((item) => assessment.points[item]),
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[period], head, ...figures]), '考核')
  utils.book_append_sheet(book, utils.aoa_to_sheet([[period], [words.unit, words.score, ...items], ...points]), '分值')
  // The library answers with an ArrayBuffer of its own for this type.
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

/** A name stays a text: never a formula, whatever it begins with. */
const textCell = (value: string) => ({ t: 's', v: value }) as const
