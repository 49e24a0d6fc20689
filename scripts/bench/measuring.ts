import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What a bench gives: figures with their unit in the name, the baseline's, and how they compare. */
export type Measured = {
  readonly metrics: Readonly<Record<string, number | string>>
  readonly baseline: Readonly<Record<string, number | string>>
  readonly ratio: Readonly<Record<string, number>>
}
export type Bench = (args: readonly string[]) => Promise<Measured>

export const median = (samples: readonly number[]): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** Every sample is printed, not only what was made of them. */
export const printSamples = (what: string, samples: readonly number[]): void =>
  console.log(`${what.padEnd(34)} ${samples.map((one) => rounded(one)).join('  ')}  ms`)

/** The workbook of 4,326 public messages, which is not ours to ship. */
export const realWorkbook = (): string => {
  const folder = process.env.YOUJIE_TEST_DATA ?? resolve(import.meta.dirname, '../../../shared/data')
  const file = join(folder, 'messages-4326.xlsx')
  if (!existsSync(file))
    throw new Error(`${file} is missing; set YOUJIE_TEST_DATA to the folder that holds messages-4326.xlsx`)
  return file
}
