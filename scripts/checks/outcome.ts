/** What one step of the checks found. `skipped` holds titles, `output` is shown when something failed. */
export type Outcome = {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly string[]
  readonly output: string
}

export type Summary = {
  readonly ok: boolean
  /** The last line of the run: `N passed, N failed`, with `, N skipped` only where the data for them are missing. */
  readonly line: string
  readonly skippedTitles: readonly string[]
}

/** A skipped test counts as failed where its data exist: a check that silently stopped checking is worse than none. */
export function summarize(outcomes: readonly Outcome[], dataPresent: boolean): Summary {
  const passed = sum(outcomes.map((outcome) => outcome.passed))
  const skippedTitles = outcomes.flatMap((outcome) => outcome.skipped)
  const failed = sum(outcomes.map((outcome) => outcome.failed)) + (dataPresent ? skippedTitles.length : 0)
  const skipped = dataPresent ? 0 : skippedTitles.length
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return { ok: failed === 0, line, skippedTitles }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
