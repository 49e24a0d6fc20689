import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isRoot } from './places.mjs'
import { lastLines, runProgram } from './runProgram.mjs'
import { SetUpStopped, say, step } from './say.mjs'

/**
 * @typedef {'window' | 'display' | 'build' | 'papers' | 'spooler'} Need
 *   window: Electron itself; display: a screen without a monitor; build: a compiler for sqlite3;
 *   papers: Chinese glyphs and PDF checks; spooler: CUPS, started by the long tests as a private one, never as the system's
 */

/** @type {ReadonlyArray<{ need: Need, package: string, library?: string, program?: string, file?: string }>} */
const wanted = [
  { need: 'window', package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { need: 'window', package: 'libnss3', library: 'libnss3.so' },
  { need: 'window', package: 'libgbm1', library: 'libgbm.so.1' },
  { need: 'window', package: 'libasound2', library: 'libasound.so.2' },
  { need: 'display', package: 'xvfb', program: 'Xvfb' },
  { need: 'papers', package: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { need: 'papers', package: 'poppler-utils', program: 'pdftotext' },
  { need: 'spooler', package: 'cups-daemon', file: '/usr/sbin/cupsd' },
  { need: 'spooler', package: 'cups-client', file: '/usr/sbin/lpadmin' },
  { need: 'build', package: 'python3', program: 'python3' },
  { need: 'build', package: 'make', program: 'make' },
  { need: 'build', package: 'g++', program: 'g++' },
]

/**
 * Installs, as root, what the system lacks; else stops with the one command to run.
 * @param {readonly Need[]} needs without these the command cannot run
 * @param {readonly Need[]} wishes without these it can, with a warning
 */
export async function ensureSystemLibraries(needs, wishes = []) {
  if (process.platform !== 'linux') return
  const missing = await findMissing([...needs, ...wishes])
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.map((entry) => entry.package).join(' ')}`
  const hasApt = existsSync('/usr/bin/apt-get')

  if (isRoot && hasApt) {
    await step(`System: installing ${missing.map((entry) => entry.package).join(' ')}`, () => install(missing))
    return
  }
  const advice = hasApt
    ? `Run this once, then the command again:\n\n  ${onPath('sudo') ? 'sudo sh' : 'su'} -c 'apt-get update && ${command}'\n`
    : 'Install what your system calls these Debian packages, then run the command again.'
  if (missing.some((entry) => needs.includes(entry.need))) {
    throw new SetUpStopped(`The system lacks ${missing.map((entry) => entry.package).join(', ')}.\n${advice}`)
  }
  say(`! Without ${missing.map((entry) => entry.package).join(', ')} Chinese text or PDF checks may fail.\n${advice}`)
}

/** @param {readonly { package: string }[]} missing */
async function install(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await runProgram('apt-get', ['update', '-q'], { env })
  const packages = missing.map((entry) => entry.package)
  const result = await runProgram('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env })
  if (result.ok) return
  const output = update.ok ? result.output : `${update.output}\n${result.output}`
  throw new SetUpStopped(`apt-get could not install ${packages.join(' ')}:\n${lastLines(output)}`)
}

/** @param {readonly Need[]} needs */
async function findMissing(needs) {
  const libraries = await knownLibraries()
  return wanted.filter((entry) => {
    if (!needs.includes(entry.need)) return false
    if (entry.library) return libraries !== undefined && !libraries.includes(`${entry.library} `)
    if (entry.program) return !onPath(entry.program)
    if (entry.file === undefined || existsSync(entry.file)) return false
    return entry.package !== 'fonts-noto-cjk' || !otherChineseFont()
  })
}

/** @returns {Promise<string | undefined>} undefined where the loader keeps no list; the runtime's own check follows */
async function knownLibraries() {
  const list = await runProgram('/sbin/ldconfig', ['-p'])
  return list.ok ? list.output : undefined
}

/** @param {string} program */
function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}

function otherChineseFont() {
  return ['/usr/share/fonts/noto-cjk', '/usr/share/fonts/google-noto-cjk', '/usr/share/fonts/truetype/wqy'].some(
    (folder) => existsSync(folder),
  )
}
