import { spawn } from 'node:child_process'

/**
 * Runs a program to its end without a shell and keeps what it wrote.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitSeconds?: number, show?: boolean }} [options]
 *   `show` lets the program write to our stderr; `limitSeconds` ends it.
 * @returns {Promise<{ ok: boolean, output: string }>} never rejects: a program that cannot start is not ok
 */
export function runProgram(file, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    })
    let output = ''
    let note = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    const timer = options.limitSeconds
      ? setTimeout(() => {
          note = `\n(ended after ${options.limitSeconds} s)`
          child.kill()
        }, options.limitSeconds * 1000)
      : undefined
    child.once('error', (error) => {
      clearTimeout(timer)
      done({ ok: false, output: `${file}: ${error.message}` })
    })
    child.once('close', (code) => {
      clearTimeout(timer)
      done({ ok: code === 0 && note === '', output: output.trim() + note })
    })
  })
}

/**
 * The end of a long output, for a message.
 * @param {string} output
 * @returns {string}
 */
export function lastLines(output, count = 20) {
  return output.split('\n').slice(-count).join('\n')
}

/**
 * The beginning of an output, for programs that end theirs with advice on how to call them.
 * @param {string} output
 * @returns {string}
 */
export function firstLines(output, count = 20) {
  return output.split('\n').slice(0, count).join('\n')
}
