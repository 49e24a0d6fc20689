import { join } from 'node:path'
import { root } from '../setup/places.mjs'
import { runProgram } from '../setup/runProgram.mjs'

/** Runs a program of node_modules/.bin in the project's folder. Never rejects. Its output is kept as plain text. */
export function runTool(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ ok: boolean; output: string }> {
  return runProgram(join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
}
