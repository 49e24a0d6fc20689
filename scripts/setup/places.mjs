import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** Outside the repository, so that a second clone finds what the first one fetched or built. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(base, 'youjie-desk')
}

/**
 * The version that the lock file gives a package: known before anything is installed.
 * @param {string} name
 * @returns {string}
 */
export function lockedVersion(name) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const version = lock.packages[`node_modules/${name}`]?.version
  if (typeof version !== 'string') throw new Error(`package-lock.json names no version of ${name}`)
  return version
}

/**
 * @param {string | Buffer} bytes
 * @returns {string}
 */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

export const isRoot = process.getuid?.() === 0
