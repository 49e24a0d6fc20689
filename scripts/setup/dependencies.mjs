import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, sha256 } from './places.mjs'
import { firstLines, runProgram } from './runProgram.mjs'
import { SetUpStopped, step } from './say.mjs'

const stampFile = join(root, 'node_modules/.youjie-setup.json')

/**
 * Installs exactly what the lock file names. Install scripts do not run: the two packages that have one are
 * prepared by steps of their own, which know what to do without their download hosts.
 * @returns {Promise<boolean>} whether something was installed
 */
export async function ensureDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = sha256(lock)
  if (stampedHash() === hash) return false
  if (!installedMatches(JSON.parse(lock.toString('utf8')))) {
    await step('Dependencies: installing from the lock file', install)
    writeStamp(hash)
    return true
  }
  writeStamp(hash)
  return false
}

async function install() {
  // Without --include=dev a NODE_ENV=production of the person's shell would leave out the tools that build.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const result = await runProgram('npm', args, { cwd: root })
  if (!result.ok) {
    throw new SetUpStopped(
      `npm ci failed. If it names a network error, the package registry is out of reach.\n${firstLines(result.output)}`,
    )
  }
}

function stampedHash() {
  if (!existsSync(stampFile)) return undefined
  return JSON.parse(readFileSync(stampFile, 'utf8')).lock
}

/** @param {string} lock */
function writeStamp(lock) {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampFile, `${JSON.stringify({ lock })}\n`)
}

/**
 * Somebody who just ran `npm install` has the right packages without our stamp.
 * @param {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} lock
 */
function installedMatches(lock) {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const found = installed[path]
    if (path === '') return true
    if (!found) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(join(root, path))
  })
}
