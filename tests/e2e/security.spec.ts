import { createServer, type Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { bridgeRequests } from '../../shared/contract/bridge.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { soon } from './pages/deskPage.ts'

/** What a page that was led astray could try, tried in our own page against a server of our own. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
let desk: LaunchedDesk
let server: Server
let outside = ''
/** Every request that reached the server: none may. */
const reached: string[] = []

test.beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*')
    response.end('<!doctype html><title>outside</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no server')
  outside = `http://127.0.0.1:${address.port}`
  // It would be counted: without this an empty list would prove nothing.
  await fetch(`${outside}/self-test`)
  expect(reached.splice(0)).toEqual(['/self-test'])

  desk = await launchDesk({ home: place.home })
  await desk.page.getByRole('heading', { name: zhCN.desk.empty.ledgerTitle }).waitFor()
})
test.afterAll(async () => {
  await desk.close()
  server.close()
  place.remove()
})

const windows = (): Promise<number> => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

const expectUntouched = async (): Promise<void> => {
  expect(reached).toEqual([])
  expect(await windows()).toBe(1)
  expect(desk.page.url()).toBe('app://desk/index.html')
  // Not by a locator: those wait for the end of a navigation, and the ones tried here never end.
  expect(await desk.page.evaluate(() => document.body.innerText)).toContain(zhCN.desk.empty.ledgerTitle)
}

test('The page is no Node: no require, no process, no module, and no script from strings.', async () => {
  const found = await desk.page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  )
  expect(found).toEqual([])
  const ran = await desk.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.head.append(script)
    return 'ranInline' in window
  })
  expect(ran).toBe(false)
})

test('The page says itself what it may load: its own files and nothing else.', async () => {
  const policy = await desk.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
    expect(policy).toContain(rule)
  expect(policy).not.toContain('unsafe-eval')
  expect(/script-src[^;]*unsafe/u.test(policy ?? '')).toBe(false)
})

test('No second window opens, by script or by a link that asks for one.', async () => {
  expect(await desk.page.evaluate((url) => window.open(`${url}/opened`) === null, outside)).toBe(true)
  await clickLink(`${outside}/blank`, '_blank')
  await clickLink('file:///etc/passwd', '_blank')
  await expectUntouched()
})

test('Nothing is fetched from outside: no data, no picture, no script, no style, no socket, no beacon.', async () => {
  const refused = await desk.page.evaluate(async (url) => {
    const loads = (tag: 'img' | 'script' | 'link', attribute: 'src' | 'href'): Promise<boolean> =>
      new Promise((resolve) => {
        const part = document.createElement(tag)
        if (part instanceof HTMLLinkElement) part.rel = 'stylesheet'
        part.addEventListener('load', () => resolve(true))
        part.addEventListener('error', () => resolve(false))
        part.setAttribute(attribute, `${url}/${tag}`)
        document.head.append(part)
      })
    const opens = (): Promise<boolean> =>
      new Promise((resolve) => {
        try {
          const socket = new WebSocket(url.replace('http', 'ws'))
          socket.addEventListener('open', () => resolve(true))
          socket.addEventListener('error', () => resolve(false))
        } catch {
          resolve(false)
        }
      })
    const answers = (to: string): Promise<boolean> =>
      fetch(to).then(
        (answer) => answer.ok,
        () => false,
      )
    navigator.sendBeacon(`${url}/beacon`, 'x')
    return {
      fetched: await answers(`${url}/fetch`),
      picture: await loads('img', 'src'),
      script: await loads('script', 'src'),
      style: await loads('link', 'href'),
      socket: await opens(),
      file: await answers('file:///etc/passwd'),
      above: await answers('app://desk/..%2f..%2fpackage.json'),
      elsewhere: await answers('app://elsewhere/index.html'),
      own: await answers('app://desk/index.html'),
    }
  }, outside)
  expect(refused).toEqual({
    fetched: false,
    picture: false,
    script: false,
    style: false,
    socket: false,
    file: false,
    above: false,
    elsewhere: false,
    own: true,
  })
  await expectUntouched()
})

test('No permission is given: notifications, place, camera, clipboard.', async () => {
  const answers = await desk.page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    place: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (problem) => resolve(problem.code === problem.PERMISSION_DENIED ? 'denied' : `failed ${problem.code}`),
      ),
    ),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (problem: unknown) => (problem instanceof Error ? problem.name : ''),
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      (problem: unknown) => (problem instanceof Error ? problem.name : ''),
    ),
  }))
  expect(answers.notification).toBe('denied')
  expect(answers.place).toBe('denied')
  expect(answers.camera).toMatch(/^Not(?:Allowed|Found)Error$/u)
  expect(answers.clipboard).toBe('NotAllowedError')
})

test('A frame stays empty and has no bridge of its own.', async () => {
  const frame = await desk.page.evaluate(async (url) => {
    const part = document.createElement('iframe')
    const settled = new Promise<void>((resolve) => part.addEventListener('load', () => resolve()))
    part.src = `${url}/frame`
    document.body.append(part)
    await settled
    let bridge = false
    try {
      bridge = 'youjie' in (part.contentWindow ?? {})
    } catch {
      // A frame that cannot be read has nothing to give either.
    }
    part.remove()
    return { bridge }
  }, outside)
  expect(frame).toEqual({ bridge: false })
  await expectUntouched()
})

test('The bridge has the verbs of its contract, and refuses what their schemas do not know.', async () => {
  const verbs = await desk.page.evaluate(() => Object.keys(Reflect.get(window, 'youjie') as object).sort())
  expect(verbs).toEqual([...Object.keys(bridgeRequests), 'importDropped'].sort())
  const refused = await desk.page.evaluate(async () => {
    const asked: readonly (readonly [string, unknown])[] = [
      ['window', { act: 'explode' }],
      ['savePdf', { suggestedName: 7 }],
      ['printPaper', { printer: 'x', copies: 100_000, duplex: 'simplex' }],
      ['about', null],
    ]
    const bridge = Reflect.get(window, 'youjie') as Record<string, (request: unknown) => Promise<unknown>>
    return Promise.all(
      asked.map(([verb, request]) =>
        bridge[verb]?.(request).then(
          () => 'done',
          () => 'refused',
        ),
      ),
    )
  })
  expect(refused).toEqual(['refused', 'refused', 'refused', 'refused'])
  await expectUntouched()
})

test('The store answers a verb or a request that it does not know with a refusal, and goes on.', async () => {
  const answers = await desk.page.evaluate(async () => {
    const port = await new Promise<MessagePort>((resolve, reject) => {
      window.addEventListener('message', (event: MessageEvent<{ readonly type?: string }>) => {
        if (event.data.type !== 'youjie:port') return
        const [given] = event.ports
        if (given === undefined) reject(new Error('no port'))
        else resolve(given)
      })
      window.postMessage({ type: 'youjie:port-wanted' }, '*')
    })
    const ask = (id: number, verb: string, request: unknown): Promise<unknown> =>
      new Promise((resolve) => {
        port.addEventListener('message', (event: MessageEvent<{ readonly id?: number }>) => {
          if (event.data.id === id) resolve(event.data)
        })
        port.start()
        port.postMessage({ id, verb, request })
      })
    // Far from the numbers of the page's own requests, which go over the same port.
    return Promise.all([
      ask(9_000_001, 'dropLedger', {}),
      ask(9_000_002, '__proto__', {}),
      ask(9_000_003, 'block', { view: 1, from: -5, to: 'all' }),
      ask(9_000_004, 'overview', {}),
    ])
  })
  const malformed = { ok: false, error: { kind: 'malformed' } }
  expect(answers).toMatchObject([malformed, malformed, malformed, { ok: true }])
})

test('The page goes nowhere else, by script, by a link or by a form.', async () => {
  await desk.app.evaluate(({ BrowserWindow }) => {
    const tried: string[] = []
    Reflect.set(globalThis, 'tried', tried)
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', ({ url }) => tried.push(url))
  })
  for (const url of ['file:///etc/passwd', 'data:text/html,gone', `${outside}/gone`])
    await desk.page.evaluate((to) => {
      window.location.href = to
    }, url)
  await clickLink(`${outside}/link`, '_self')
  await desk.page.evaluate((url) => {
    const form = document.createElement('form')
    form.action = `${url}/form`
    document.body.append(form)
    form.submit()
    form.remove()
  }, outside)
  const tried = (): Promise<unknown> => desk.app.evaluate(() => Reflect.get(globalThis, 'tried'))
  await expect.poll(tried, soon).toEqual([`${outside}/gone`, `${outside}/link`])
  await expectUntouched()
})

const clickLink = async (to: string, target: string): Promise<void> => {
  await desk.page.evaluate(
    ([href = '', where = '']) => {
      const link = document.createElement('a')
      link.href = href
      link.target = where
      link.textContent = 'way out'
      link.style.cssText = 'position:fixed;z-index:9999;top:200px;left:400px'
      document.body.append(link)
    },
    [to, target],
  )
  // By the raw mouse: a locator's click waits for the navigation that shall not happen.
  expect(await desk.page.evaluate(() => document.elementFromPoint(410, 208)?.textContent)).toBe('way out')
  await desk.page.mouse.click(410, 208)
  await desk.page.evaluate(() => document.elementFromPoint(410, 208)?.remove())
}
