/** What a part of the bench found: rows that have a baseline under the same name, and figures that stand alone. */
export type DeskRow = { readonly measured: number; readonly baseline: number }
export type Found = {
  readonly rows: Readonly<Record<string, DeskRow>>
  readonly alone: Readonly<Record<string, number>>
}

export const beside = (measured: number, baseline: number): DeskRow => ({ measured, baseline })

export const joined = (parts: readonly Found[]): Found => ({
  rows: Object.assign({}, ...parts.map(({ rows }) => rows)),
  alone: Object.assign({}, ...parts.map(({ alone }) => alone)),
})

export const share = (samples: readonly number[], part: number): number =>
  samples.toSorted((a, b) => a - b)[Math.min(samples.length - 1, Math.ceil(samples.length * part) - 1)] ?? Number.NaN
export const p95 = (samples: readonly number[]): number => share(samples, 0.95)
export const most = (samples: readonly number[]): number => samples.reduce((a, b) => Math.max(a, b), 0)
