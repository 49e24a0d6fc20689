// node scripts/run.mjs [--window] FILE ARGS...
// Does the set-up that is missing, silently when none is, then runs a TypeScript file of scripts/.
import { hasDisplay, startDisplay } from './setup/display.mjs'
import { runInForeground } from './setup/foreground.mjs'
import { say } from './setup/say.mjs'
import { runtimeEnvironment, setUp } from './setup/setUp.mjs'

const words = process.argv.slice(2)
const needsWindow = words[0] === '--window'
const [file, ...args] = needsWindow ? words.slice(1) : words
if (file === undefined) {
  say('Usage: node scripts/run.mjs [--window] FILE ARGS...')
  process.exit(2)
}

const needsDisplay = needsWindow && !hasDisplay()
const runtime = await setUp({
  needs: needsDisplay ? ['window', 'display'] : ['window'],
  wishes: needsWindow ? ['papers'] : [],
})
const display = needsDisplay ? await startDisplay() : undefined
const env = { ...runtimeEnvironment(runtime), ...display?.env }
process.exitCode = await runInForeground(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], {
  env,
})
display?.stop()
