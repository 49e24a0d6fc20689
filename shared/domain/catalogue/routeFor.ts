import type { Instant } from '../../kernel/chinaTime.ts'

/** A period as far as finding it goes; whatever else the caller keeps beside it comes back with it. */
type Period = { readonly from: Instant; readonly until: Instant | null }

/**
 * What the dispatch catalogue says for a category at an instant: the period in force of the category itself, or of the
 * nearest category above it that has one. Null where the catalogue has a gap. Pure; `C` is whatever names a category.
 */
export const routeFor = <C, P extends Period>(
  category: C,
  at: Instant,
  catalogue: {
    readonly periodsOf: (category: C) => readonly P[]
    readonly parentOf: (category: C) => C | null
  },
): { readonly of: C; readonly period: P } | null => {
  // Three levels, and a bound instead of trust in the tree that a caller hands over.
  let asked: C | null = category
  for (let level = 0; level < 3 && asked !== null; level += 1) {
    const period = catalogue.periodsOf(asked).find((one) => isInForce(one, at))
    if (period !== undefined) return { of: asked, period }
    asked = catalogue.parentOf(asked)
  }
  return null
}

/** From its first instant on, and no more at its last. */
export const isInForce = ({ from, until }: Period, at: Instant): boolean => from <= at && (until === null || at < until)
