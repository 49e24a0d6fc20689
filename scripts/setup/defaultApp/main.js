// What makes `electron <folder>` work in a runtime that came without its own: it loads the modules of -r, takes name
// and version from the program's package.json, and runs the program's main file.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app as publicApp } from 'electron'

// Electron's own default app uses these two as well; its types leave them out.
const app = /** @type {import('electron').App & { setVersion(text: string): void, setAppPath(path: string): void }} */ (
  publicApp
)

const { modules, program, wantsVersion } = readArguments(process.argv.slice(1))

if (wantsVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (program === undefined) {
  process.stderr.write('Usage: electron [-r module] <folder or file>\n')
  process.exit(1)
}
const require = createRequire(join(process.cwd(), 'package.json'))
for (const name of modules) require(name)
// Awaited at the top level, so that `ready` waits until the program has registered what must stand before it.
await run(resolve(program))

/**
 * Switches for Chromium may stand before the program; what follows it is the program's own.
 * @param {string[]} words
 */
function readArguments(words) {
  /** @type {string[]} */
  const modules = []
  const left = [...words]
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--version' || word === '-v') return { modules, program: undefined, wantsVersion: true }
    if (word === '-r' || word === '--require') modules.push(left.shift() ?? '')
    else if (word.startsWith('--app=')) return { modules, program: word.slice('--app='.length), wantsVersion: false }
    else if (!word.startsWith('-')) return { modules, program: word, wantsVersion: false }
  }
  return { modules, program: undefined, wantsVersion: false }
}

/** @param {string} path */
async function run(path) {
  // Electron's own default app sets it too; libraries ask it whether they run from a package.
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const description = join(path, 'package.json')
  const hasDescription = existsSync(description)
  if (hasDescription) {
    const { name, productName, version, desktopName } = JSON.parse(readFileSync(description, 'utf8'))
    if (version) app.setVersion(version)
    if (productName ?? name) app.name = productName ?? name
    app.setDesktopName(desktopName ?? `${app.name}.desktop`)
  }
  const file = require.resolve(path)
  app.setAppPath(hasDescription ? path : dirname(file))
  await import(pathToFileURL(file).href)
}
