import { readdirSync, readFileSync } from 'node:fs'
import { posix, relative, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

type Zone = {
  /** Folder of the zone; of several that contain a file, the first one listed is its zone. */
  readonly at: string
  /** Folders of the project that its files may import, besides the zone itself. */
  readonly folders: readonly string[]
  readonly except?: readonly string[]
  /** npm packages, and `node:` for what Node brings along. */
  readonly packages: readonly string[]
}

// The table of docs/ARCHITECTURE.md. More specific folders stand first.
const zones: readonly Zone[] = [
  { at: 'shared/domain', folders: ['shared/kernel', 'shared/calendar'], packages: [] },
  { at: 'shared', folders: [], packages: ['zod'] },
  { at: 'ledger/sqlite', folders: ['shared', 'ledger'], packages: ['node:', 'zod', 'sqlite3'] },
  { at: 'ledger', folders: ['shared'], packages: ['node:', 'zod', '@e965/xlsx', 'csv-parse', 'pinyin-pro'] },
  { at: 'electron/main', folders: ['shared'], packages: ['node:', 'electron', 'zod'] },
  { at: 'electron/preload', folders: ['shared/contract'], packages: ['electron'] },
  { at: 'electron/store', folders: ['shared', 'ledger', 'hub'], packages: ['node:', 'electron', 'zod'] },
  { at: 'hub', folders: ['shared', 'ledger'], packages: ['node:', 'zod'] },
  {
    at: 'renderer',
    folders: ['shared'],
    except: ['shared/contract/hub'],
    packages: ['react', 'react-dom', 'ag-grid-community', 'ag-grid-react', 'zod', 'pinyin-pro', 'qr'],
  },
]
const free = ['scripts', 'tests']
const topFolders = new Set(['shared', 'ledger', 'electron', 'hub', 'renderer', 'build', 'scripts', 'tests', 'docs'])
const generated = new Set(['node_modules', 'out', 'release', 'demo-out', 'test-results'])
const vague = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc'])

/** Reads the project under `root` and names every folder and import that the design does not allow. */
export function dependencyRule(root: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const visible = folders.map((entry) => entry.name).filter((name) => !name.startsWith('.') && !generated.has(name))
  const strange = visible
    .filter((name) => !topFolders.has(name))
    .map((name) => `${name}/: the design has no such folder`)
  const files = visible.filter((name) => topFolders.has(name)).flatMap((name) => filesBelow(root, name))
  return [
    ...strange,
    ...vagueFolders(files),
    ...files.filter(isSource).flatMap((path) => findForbidden(path, readFileSync(`${root}/${path}`, 'utf8'))),
  ]
}

/**
 * Names the forbidden imports of one file.
 * @param path relative to the project, with forward slashes
 */
export function findForbidden(path: string, source: string): string[] {
  if (free.some((folder) => isIn(path, folder))) return []
  const zone = zones.find((candidate) => isIn(path, candidate.at))
  if (zone === undefined) return [`${path}: the design has no folder for this file`]
  return importsOf(path, source)
    .filter((specifier) => !isAllowed(specifier, path, zone))
    .map((specifier) => `${path}: ${zone.at} must not import ${specifier}`)
}

function isAllowed(specifier: string, path: string, zone: Zone): boolean {
  if (!specifier.startsWith('.')) {
    // A test needs its runner and real files; what it may know of the project stays the same.
    if (isTest(path)) return true
    const name = specifier.startsWith('node:') ? 'node:' : packageName(specifier)
    return zone.packages.includes(name)
  }
  const target = posix.join(posix.dirname(path), specifier)
  if (zone.except?.some((folder) => isIn(target, folder))) return false
  return [zone.at, ...zone.folders].some((folder) => isIn(target, folder))
}

/** Static and dynamic imports, re-exports, and imports of types alone: they couple just as well. */
function importsOf(path: string, source: string): string[] {
  const { module, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors.map((error) => error.message).join('; ')}`)
  const imports = module.staticImports.map((entry) => entry.moduleRequest.value)
  const exports = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  )
  const dynamic = module.dynamicImports.map((entry) =>
    source.slice(entry.moduleRequest.start, entry.moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
  )
  return [...new Set([...imports, ...exports, ...dynamic])]
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function isSource(path: string): boolean {
  return /\.(ts|tsx|mts|js|mjs)$/.test(path)
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

function vagueFolders(files: readonly string[]): string[] {
  const folders = new Set(files.map((path) => posix.dirname(path)))
  return [...folders]
    .filter((folder) => folder.split('/').some((name) => vague.has(name)))
    .map((folder) => `${folder}/: a folder is named after its subject`)
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, `${entry.parentPath}/${entry.name}`).split(sep).join('/'))
}
