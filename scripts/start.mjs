// npm start: the set-up, then the application. Without a screen: the demo, and where its results are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasDisplay } from './setup/display.mjs'
import { sandboxArguments } from './setup/electronRuntime.mjs'
import { runInForeground } from './setup/foreground.mjs'
import { root } from './setup/places.mjs'
import { say } from './setup/say.mjs'
import { runtimeEnvironment, setUp } from './setup/setUp.mjs'

const sample = join(root, 'scripts/demo/sample.xlsx')
const results = join(root, 'demo-out')

const visible = hasDisplay()
const runtime = await setUp({ needs: visible ? ['window'] : ['window', 'display'], wishes: ['papers'] })
say(`Electron ${runtime.version} (${runtime.source})`)
process.exitCode = visible ? await openApplication() : await runDemo()

function openApplication() {
  const args = [...sandboxArguments(), '.', ...process.argv.slice(2)]
  return runInForeground(runtime.executable, args, { cwd: root, env: runtimeEnvironment(runtime) })
}

async function runDemo() {
  say(`There is no screen here: running the demo on ${sample} instead.`)
  const demo = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.demo
  const [, ...words] = demo.split(' ')
  const code = await runInForeground(process.execPath, [...words, '--in', sample, '--out', results], {
    cwd: root,
    env: process.env,
  })
  say(code === 0 ? `The demo's ledger, PDF and pictures are in ${results}` : `The demo failed (exit code ${code}).`)
  return code
}
