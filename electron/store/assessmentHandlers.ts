import { unitFacts, unitFigures } from '../../ledger/sqlite/assessmentQueries.ts'
import { ordersById, supervisionRules } from '../../ledger/sqlite/caseQueries.ts'
import type { AssessmentRow } from '../../shared/contract/supervision.ts'
import { assess } from '../../shared/domain/supervision/assess.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { ok } from '../../shared/kernel/result.ts'
import { assessmentWorkbook } from '../../ledger/export/assessmentWorkbook.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './portServer.ts'

type AssessmentVerbs = 'assessment' | 'assessmentFacts' | 'exportAssessment'

/** 考核: computed from facts when it is asked for; nothing of it is stored. */
export const assessmentHandlers = (desk: Desk): Pick<Handlers, AssessmentVerbs> => {
  const db = desk.ledger.reader
  const rowsOf = async (from: Instant, to: Instant): Promise<readonly AssessmentRow[]> => {
    const { points } = await supervisionRules(db)
    const units = await unitFigures(db, { from, to, now: desk.ledger.now() })
    const rows = units.map(({ unit, unitName, figures }) => ({ unit, unitName, assessment: assess(figures, points) }))
    return rows.sort((a, b) => b.assessment.score - a.assessment.score || a.unit - b.unit)
  }
  return {
    assessment: async ({ from, to }) => ok(await rowsOf(from, to)),
    assessmentFacts: async ({ from, to, unit, item }) => {
      const facts = await unitFacts(db, { from, to, now: desk.ledger.now() }, unit, item)
      const orders = await ordersById(
        db,
        facts.flatMap(({ order }) => order ?? []),
      )
      return ok(facts.map(({ order, ...fact }) => ({ ...fact, order: orders.get(order ?? 0) ?? null })))
    },
    exportAssessment: async ({ from, to }) => ok({ bytes: await assessmentWorkbook(await rowsOf(from, to), from, to) }),
  }
}
