import type { Rung } from '../../domain/supervision/ladder.ts'

const rungs: Record<Rung, string> = {
  reminder: '催办',
  notice: '督办',
  letter: '提醒函',
  listing: '挂牌督办',
}

/** The ladder of supervision: proposals, cases, the board of the listed, the assessment. */
export const supervision = { rungs }
