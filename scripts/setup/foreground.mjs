import { spawn } from 'node:child_process'

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program in a process group of its own, so that whatever it started ends with it, also after Ctrl-C.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd?: string }} options
 * @returns {Promise<number>} the exit code; 128 + number of the signal when one ended it, as a shell counts
 */
export function runInForeground(file, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit', detached: process.platform !== 'win32' })
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => signalGroup(child.pid, signal)
    const onExit = () => pass('SIGKILL')
    for (const signal of signals) process.on(signal, pass)
    process.on('exit', onExit)

    child.once('error', fail)
    child.once('exit', (code, signal) => {
      for (const name of signals) process.removeListener(name, pass)
      process.removeListener('exit', onExit)
      signalGroup(child.pid, 'SIGTERM')
      done(code ?? 128 + signalNumber(signal))
    })
  })
}

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  if (leader === undefined || process.platform === 'win32') return
  try {
    process.kill(-leader, signal)
  } catch {
    // Nobody of the group is left.
  }
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  return signal === 'SIGINT' ? 2 : signal === 'SIGKILL' ? 9 : 15
}
