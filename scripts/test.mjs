// npm test [-- --long]: the set-up, then every check of the project.
import { fileURLToPath } from 'node:url'
import { runInForeground } from './setup/foreground.mjs'
import { root } from './setup/places.mjs'
import { runtimeEnvironment, setUp } from './setup/setUp.mjs'

const long = process.argv.includes('--long')
// The build is one of the checks here: when it fails, the others still have something to say.
const runtime = await setUp({
  needs: ['window', 'display', 'papers', ...(long ? /** @type {const} */ (['spooler']) : [])],
  build: false,
})
const checks = fileURLToPath(new URL('./checks/checkAll.ts', import.meta.url))
process.exitCode = await runInForeground(process.execPath, ['--import', import.meta.resolve('tsx'), checks], {
  cwd: root,
  env: { ...runtimeEnvironment(runtime), ...(long ? { YOUJIE_LONG: '1' } : {}) },
})
