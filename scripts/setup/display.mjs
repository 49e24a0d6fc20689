import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether a window can be shown where this process runs. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Starts a screen without a monitor on a free number.
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, stop: () => void }>}
 */
export async function startDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-display-'))
  const authority = join(folder, 'authority')
  writeFileSync(authority, authorityEntry(), { mode: 0o600 })

  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset', '-auth', authority]
  // Detached: Ctrl-C reaches every process of the terminal's group, and the screen has to outlive the windows on it.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const stop = () => {
    process.removeListener('exit', stop)
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  try {
    const number = await readNumber(server)
    server.unref()
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop }
  } catch (error) {
    stop()
    throw error
  }
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function readNumber(server) {
  return new Promise((done, fail) => {
    let text = ''
    const pipe = server.stdio[3]
    pipe?.on('data', (/** @type {Buffer} */ part) => {
      text += part.toString('latin1')
      if (!text.endsWith('\n')) return
      pipe.destroy()
      done(text.trim())
    })
    server.once('error', (error) => fail(new Error(`Xvfb could not be started: ${error.message}`)))
    server.once('exit', (code) => fail(new Error(`Xvfb ended with ${code} before it had a display.`)))
  })
}

/**
 * One X authority record for any host and any display: without a cookie every user of the machine could read the
 * screen and type into it. Layout: family, then address, number, name and data, each after its length, big-endian.
 */
function authorityEntry() {
  const anyFamily = 0xffff
  const name = Buffer.from('MIT-MAGIC-COOKIE-1')
  return Buffer.concat([word(anyFamily), word(0), word(0), word(name.length), name, word(16), randomBytes(16)])
}

/** @param {number} value */
function word(value) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
