import { readFile } from 'node:fs/promises'
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

/** Must run before the application is ready. */
export const registerDeskScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

export const serveDeskProtocol = (): void =>
  protocol.handle('app', async ({ url }) => {
    const { host, pathname } = new URL(url)
    const file = normalize(join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)))
    if (host !== 'desk' || !file.startsWith(root + sep)) return new Response('not found', { status: 404 })
    const type = types[extname(file)]
    if (type === undefined) return new Response('not found', { status: 404 })
    try {
      return new Response(await readFile(file), { headers: { 'content-type': type } })
    } catch {
      return new Response('not found', { status: 404 })
    }
  })
