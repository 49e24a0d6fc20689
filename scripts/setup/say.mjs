// Set-up speaks on stderr: the last line of stdout belongs to the command it prepares.

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * Announces a step, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now()
  say(`▸ ${title} ...`)
  const result = await work()
  say(`  done in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return result
}

/** What the person has to do before set-up can go on. Printed without a stack. */
export class SetUpStopped extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message)
    this.name = 'SetUpStopped'
  }
}
