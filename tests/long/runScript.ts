import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../../scripts/setup/places.mjs'

/** Runs a script of the project as its command does and returns its exit code, what it said, and its last line as JSON. */
export const runScript = async (
  file: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly words: string; readonly totals: unknown }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let words = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    words += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    words += piece.toString()
  })
  await once(child, 'close')
  const last = said.trimEnd().split('\n').at(-1) ?? ''
  return { code: child.exitCode, words, totals: last.startsWith('{') ? JSON.parse(last) : null }
}
