/**
 *   reminder 催办 ──> notice 督办 ──> letter 提醒函 ──> listing 挂牌督办 ──> (delisting 摘牌: the way out, not a rung)
 *
 * A case only climbs. It may pass over rungs (a leader's instruction lists at once) and may stay on one with another paper,
 * except that nothing is listed twice.
 */
export const rungs = ['reminder', 'notice', 'letter', 'listing'] as const
export type Rung = (typeof rungs)[number]

/** The papers of a case: one a rung, and the one that ends a listing. */
export const paperKinds = [...rungs, 'delisting'] as const
export type PaperKind = (typeof paperKinds)[number]

export const rungOf = (kind: PaperKind): Rung | null => (kind === 'delisting' ? null : kind)

const height = (rung: Rung | null): number => (rung === null ? -1 : rungs.indexOf(rung))

export const isBelow = (rung: Rung, than: Rung | null): boolean => height(rung) < height(than)

export const highest = (all: readonly Rung[]): Rung | null =>
  all.reduce<Rung | null>((top, rung) => (isBelow(rung, top) ? top : rung), null)

/** Where a case goes when the rung in force was not enough; a listed one can only be delisted. */
export const rungAbove = (rung: Rung | null): Rung | null => rungs[height(rung) + 1] ?? null

/** Named by a signed notice or more: the red flag. A reminder is none. */
export const isSupervised = (rung: Rung | null): boolean => rung !== null && !isBelow(rung, 'notice')
