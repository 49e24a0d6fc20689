import { ensureBuild } from './buildFresh.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { ensureElectronRuntime } from './electronRuntime.mjs'
import { SetUpStopped, say } from './say.mjs'
import { withSetUpLock } from './setUpLock.mjs'
import { ensureSqliteBinary, sqliteNeedsCompiler } from './sqliteBinary.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

/** @typedef {import('./electronRuntime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * Brings the checkout from whatever state it is in to one in which the program runs. Each step is silent when there
 * is nothing to do. Ends the process with 1 and a plain message when the person has to do something first.
 * @param {{ needs: readonly import('./systemLibraries.mjs').Need[],
 *   wishes?: readonly import('./systemLibraries.mjs').Need[], build?: boolean }} options
 * @returns {Promise<ElectronRuntime>}
 */
export async function setUp({ needs, wishes = [], build = true }) {
  try {
    return await withSetUpLock(async () => {
      const tools = (await sqliteNeedsCompiler()) ? /** @type {const} */ (['build']) : []
      await ensureSystemLibraries([...needs, ...tools], wishes)
      const installed = await ensureDependencies()
      await ensureSqliteBinary()
      // After a fresh installation the network may be another than last time: worth asking for the official one.
      const runtime = await ensureElectronRuntime({ retryOfficial: installed })
      if (build) await ensureBuild()
      return runtime
    })
  } catch (error) {
    if (!(error instanceof SetUpStopped)) throw error
    say(`\n✗ ${error.message}`)
    process.exit(1)
  }
}

/**
 * What a child process must know to run the same Electron as everybody else.
 * @param {ElectronRuntime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
export function runtimeEnvironment(runtime) {
  return {
    ...process.env,
    ELECTRON_EXEC_PATH: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dir,
    YOUJIE_ELECTRON: runtime.executable,
    YOUJIE_ELECTRON_VERSION: runtime.version,
    YOUJIE_ELECTRON_SOURCE: runtime.source,
  }
}
