import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hostReachable } from './hostReachable.mjs'
import { cacheFolder, lockedVersion, root, sha256 } from './places.mjs'
import { lastLines, runProgram } from './runProgram.mjs'
import { SetUpStopped, say, step } from './say.mjs'
import { ensureSystemLibraries } from './systemLibraries.mjs'

const packageFolder = join(root, 'node_modules/sqlite3')
const binary = join(packageFolder, 'build/Release/node_sqlite3.node')

// Node-API 6 is the newest that sqlite3 6.0.1 asks for; one binary serves Node, Electron and its utility process.
const nodeApi = 6

/**
 * Puts sqlite3's native part in place: from the cache, from the package's own download, or compiled here.
 */
export async function ensureSqliteBinary() {
  if (existsSync(binary)) return
  if (takeFromCache()) {
    if (await loads()) return
    rmSync(cachedFile(), { force: true })
  }
  rmSync(join(packageFolder, 'build'), { recursive: true, force: true })
  if (!(await download())) await build()
  const result = await loads()
  if (!result)
    throw new SetUpStopped("sqlite3's binary does not load. Delete node_modules/sqlite3/build and try again.")
  putIntoCache()
}

/** @returns {Promise<boolean>} known before anything is installed, so that one command can name all that is missing */
export async function sqliteNeedsCompiler() {
  return !existsSync(binary) && !existsSync(cachedFile()) && !(await prebuiltReachable())
}

function prebuiltReachable() {
  const mirror = process.env.npm_config_sqlite3_binary_host || process.env.npm_config_sqlite3_binary_host_mirror
  return hostReachable(mirror || 'https://github.com')
}

async function download() {
  if (!(await prebuiltReachable())) {
    say("▸ SQLite: the prebuilt binary's host does not answer; building from source")
    return false
  }
  return step('SQLite: fetching the prebuilt binary', async () => {
    const program = join(root, 'node_modules/prebuild-install/bin.js')
    const result = await runProgram(process.execPath, [program, '-r', 'napi'], { cwd: packageFolder, limitSeconds: 60 })
    if (result.ok && existsSync(binary) && (await loads())) return true
    say(`  not usable, building from source instead: ${lastLines(result.output, 2)}`)
    return false
  })
}

async function build() {
  await ensureSystemLibraries(['build'])
  const headers = await headerArguments()
  await step('SQLite: building from source (about a minute)', async () => {
    const nodeGyp = join(root, 'node_modules/node-gyp/bin/node-gyp.js')
    const result = await runProgram(process.execPath, [nodeGyp, 'rebuild', '--jobs=max', ...headers], {
      cwd: packageFolder,
    })
    if (!result.ok) throw new SetUpStopped(`sqlite3 could not be built:\n${lastLines(result.output, 30)}`)
    keepOnlyTheBinary()
  })
}

/** node-gyp would fetch Node's headers from the network, although most installations of Node bring them along. */
async function headerArguments() {
  const prefixes = [resolve(dirname(process.execPath), '..'), '/usr', '/usr/local']
  const prefix = prefixes.find((folder) => existsSync(join(folder, 'include/node/node_api.h')))
  if (prefix) return [`--nodedir=${prefix}`]
  if (await hostReachable('https://nodejs.org')) return []
  throw new SetUpStopped(
    `No Node headers (include/node/node_api.h) under ${prefixes.join(', ')}, and nodejs.org does not answer.\n` +
      'Install Node 20 from its official archive, which holds them, and run the command again:\n\n' +
      `  tar -xJf node-${process.version}-linux-${process.arch}.tar.xz --strip-components=1 -C /usr/local\n`,
  )
}

/** Object files are 40 MB that nobody reads again. */
function keepOnlyTheBinary() {
  const kept = join(packageFolder, 'node_sqlite3.node')
  renameSync(binary, kept)
  rmSync(join(packageFolder, 'build'), { recursive: true, force: true })
  mkdirSync(dirname(binary), { recursive: true })
  renameSync(kept, binary)
}

async function loads() {
  const result = await runProgram(process.execPath, ['-e', `require(${JSON.stringify(packageFolder)})`])
  return result.ok
}

function cachedFile() {
  const name = `sqlite3-${lockedVersion('sqlite3')}-napi${nodeApi}-${process.platform}-${process.arch}.node`
  return join(cacheFolder(), name)
}

/** @returns {boolean} whether a binary with the right sum was there */
function takeFromCache() {
  const file = cachedFile()
  if (!existsSync(file) || !existsSync(`${file}.sha256`)) return false
  if (sha256(readFileSync(file)) !== readFileSync(`${file}.sha256`, 'utf8').trim()) return false
  mkdirSync(dirname(binary), { recursive: true })
  copyFileSync(file, binary)
  return true
}

function putIntoCache() {
  const file = cachedFile()
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  copyFileSync(binary, temporary)
  writeFileSync(`${file}.sha256`, `${sha256(readFileSync(binary))}\n`)
  renameSync(temporary, file)
}
