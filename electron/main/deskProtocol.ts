import { readdir, readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

/**
 * `app://desk/...` serves the built window out of the program and nothing else: no file: URLs, no network.
 * `codeCache` keeps compiled scripts between starts.
 */
export const deskOrigin = 'app://desk'
const root = join(import.meta.dirname, '../renderer')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const ownFonts = '/own-fonts/'

/** Must run before the application is ready. */
export const registerDeskScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

/** The page and the script that the first screen needs, read while Chromium is still starting. */
const early = new Map<string, Promise<Buffer>>()
export const readFirstFiles = async (): Promise<void> => {
  const assets = await readdir(join(root, 'assets')).catch(() => [])
  const first = [
    'index.html',
    ...assets.filter((name) => name.startsWith('index-')).map((name) => join('assets', name)),
  ]
  for (const name of first) {
    const reading = readFile(join(root, name))
    // One that cannot be read is read, and refused, again when it is asked for.
    reading.catch(() => early.delete(join(root, name)))
    early.set(join(root, name), reading)
  }
}

/** `ownFont`: the bytes behind `own-fonts/NAME`, fonts that a person chose; null for any other name. */
export const serveDeskProtocol = (ownFont: (name: string) => Buffer | null): void =>
  protocol.handle('app', async ({ url }) => {
    const { host, pathname } = new URL(url)
    const file = normalize(join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)))
    if (host !== 'desk' || !file.startsWith(root + sep)) return new Response('not found', { status: 404 })
    if (host === 'desk' && pathname.startsWith(ownFonts)) {
      const bytes = ownFont(pathname.slice(ownFonts.length))
      if (bytes !== null) return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'font/sfnt' } })
    }
    const type = types[extname(file)]
    if (type === undefined) return new Response('not found', { status: 404 })
    try {
      const held = early.get(file)
      early.delete(file)
      return new Response(await (held ?? readFile(file)), { headers: { 'content-type': type } })
    } catch {
      return new Response('not found', { status: 404 })
    }
  })
