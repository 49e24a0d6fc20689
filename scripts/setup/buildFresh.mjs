import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, sha256 } from './places.mjs'
import { lastLines, runProgram } from './runProgram.mjs'
import { SetUpStopped, step } from './say.mjs'

// Everything that can change what electron-vite writes. A folder that does not exist yet counts as empty.
const sources = [
  'electron',
  'renderer',
  'shared',
  'ledger',
  'hub',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const stampFile = join(root, 'out/.stamp')

/**
 * Builds the program into out/ when a source has changed since the last build.
 */
export async function ensureBuild() {
  const stamp = listSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  await step('Build: bundling into out/', async () => {
    rmSync(stampFile, { force: true })
    const program = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
    const result = await runProgram(process.execPath, [program, 'build', '--logLevel=warn'], { cwd: root })
    if (!result.ok) throw new SetUpStopped(`The build failed:\n${lastLines(result.output, 40)}`)
    mkdirSync(join(root, 'out'), { recursive: true })
    // The state before the build: a file saved meanwhile makes the next command build again.
    writeFileSync(stampFile, stamp)
  })
}

function listSources() {
  /** @type {string[]} */
  const lines = []
  for (const source of sources) list(source, lines)
  return sha256(lines.join('\n'))
}

/**
 * @param {string} path
 * @param {string[]} lines
 */
function list(path, lines) {
  const state = statSync(join(root, path), { throwIfNoEntry: false })
  if (!state) return
  if (!state.isDirectory()) {
    if (!/\.test\.tsx?$/.test(path)) lines.push(`${path} ${state.size} ${state.mtimeMs}`)
    return
  }
  for (const name of readdirSync(join(root, path)).sort()) list(`${path}/${name}`, lines)
}
