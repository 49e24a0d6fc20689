import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { openReader, textAt } from './driver.ts'

/**
 * At rest the ledger is closed in journal mode DELETE; a file that still says WAL in its header was not closed: the process
 * was killed or the power went. Read before it is opened, because opening says WAL again.
 */
export const wasLeftOpen = (file: string): boolean => {
  if (!existsSync(file)) return false
  const head = Buffer.alloc(20)
  const opened = openSync(file, 'r')
  try {
    return readSync(opened, head, 0, head.length, 0) === head.length && head[18] === 2
  } finally {
    closeSync(opened)
  }
}

/** Looks through all pages on a connection of its own, some tenths of a second for each 100 MB; null for a sound file. */
export const pageProblem = async (file: string): Promise<string | null> => {
  const db = await openReader(file)
  try {
    const [row] = await db.all('PRAGMA quick_check(1)')
    const found = row === undefined ? 'ok' : textAt(row, 'quick_check')
    return found === 'ok' ? null : found
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem)
  } finally {
    await db.close()
  }
}
