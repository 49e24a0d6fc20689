import { expect, test } from 'vitest'
import { createDeskClient, storeGone } from './deskClient.ts'

type Sent = { readonly id: number; readonly verb: string; readonly request: object }

/** A store at the other end of a real channel, answering when the test says so. */
const store = () => {
  const { port1, port2 } = new MessageChannel()
  const sent: Sent[] = []
  let wake: (() => void) | null = null
  port2.onmessage = (event: MessageEvent<Sent>) => {
    sent.push(event.data)
    wake?.()
  }
  const received = async (count: number): Promise<readonly Sent[]> => {
    while (sent.length < count)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return sent
  }
  return { port: port1, received, say: (message: object) => port2.postMessage(message), close: () => port2.close() }
}

test('Replies find their requests, in whatever order they come.', async () => {
  const client = createDeskClient()
  const far = store()
  client.attach(far.port)
  const first = client.verbs.positionOf({ view: 1, row: 7 })
  const second = client.verbs.positionOf({ view: 1, row: 8 })
  const [a, b] = await far.received(2)
  expect(a).toMatchObject({ verb: 'positionOf', request: { view: 1, row: 7 } })
  far.say({ id: b?.id, ok: true, value: { index: 2 } })
  far.say({ id: a?.id, ok: false, error: { kind: 'stale-view' } })
  expect(await second).toEqual({ ok: true, value: { index: 2 } })
  expect(await first).toEqual({ ok: false, error: { kind: 'stale-view' } })
  client.detach()
  far.close()
})

test('What is asked before the port is there is sent over it when it comes.', async () => {
  const client = createDeskClient()
  const answer = client.verbs.overview({})
  const far = store()
  client.attach(far.port)
  const [asked] = await far.received(1)
  far.say({ id: asked?.id, ok: true, value: 'here' })
  expect(await answer).toEqual({ ok: true, value: 'here' })
  client.detach()
  far.close()
})

test('A request that was under way when the store ended says so, and the next port serves the next requests.', async () => {
  const client = createDeskClient()
  const lost = store()
  client.attach(lost.port)
  const cut = client.verbs.overview({})
  await lost.received(1)
  client.detach()
  expect(await cut).toEqual({ ok: false, error: storeGone })

  const next = store()
  client.attach(next.port)
  const asked = client.verbs.hello({})
  const [request] = await next.received(1)
  next.say({ id: request?.id, ok: true, value: 'again' })
  expect(await asked).toEqual({ ok: true, value: 'again' })
  client.detach()
  lost.close()
  next.close()
})

test('News reach everybody who listens, until they stop.', async () => {
  const client = createDeskClient()
  const far = store()
  client.attach(far.port)
  const heard: string[] = []
  const stop = client.onNews((news) => heard.push(`first ${news.kind}`))
  const both = new Promise<void>((resolve) => {
    client.onNews((news) => {
      heard.push(`second ${news.kind}`)
      if (news.kind === 'ledgerReady') resolve()
    })
  })
  far.say({ news: { kind: 'notices' } })
  far.say({ news: { kind: 'ledgerReady' } })
  await both
  expect(heard).toEqual(['first notices', 'second notices', 'first ledgerReady', 'second ledgerReady'])
  stop()
  client.detach()
  far.close()
})
