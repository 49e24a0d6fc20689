import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cacheFolder, root, sha256 } from './places.mjs'
import { say } from './say.mjs'

const file = join(cacheFolder(), `set-up-${sha256(root).slice(0, 16)}.lock`)

/**
 * Lets one set-up at a time work on this checkout: two builds at once would delete each other's files.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetUpLock(work) {
  await take()
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}

async function take() {
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
    }
    const holder = readHolder()
    if (holder !== undefined && !isAlive(holder)) rmSync(file, { force: true })
    else if (!told) say(`▸ Waiting for another set-up of this folder (process ${holder ?? 'unknown'})`)
    await wait(100)
  }
}

function readHolder() {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined // released between two looks
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
