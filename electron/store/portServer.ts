import type { ZodType } from 'zod'
import {
  type DeskFailure,
  type DeskNews,
  type DeskReplies,
  type DeskVerb,
  deskRequests,
} from '../../shared/contract/desk.ts'
import { err, type Result } from '../../shared/kernel/result.ts'

/** A MessagePort as Electron's utility process and Node's workers both have it. */
export type Port = {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => unknown
  readonly start: () => void
}

export type Handlers = {
  readonly [V in DeskVerb]: (
    request: ReturnType<(typeof deskRequests)[V]['parse']>,
  ) => Promise<Result<DeskReplies[V], DeskFailure>>
}

/** The store's door: whatever comes through the port is parsed before a handler sees it, and every request gets an answer. */
export const servePort = (port: Port, handlers: Handlers): ((news: DeskNews) => void) => {
  port.on('message', (event) => {
    void answer(event.data, handlers).then((reply) => {
      if (reply !== null) port.postMessage(reply)
    })
  })
  port.start()
  return (news) => port.postMessage({ news })
}

const answer = async (message: unknown, handlers: Handlers): Promise<object | null> => {
  if (!isRequest(message)) return null
  const { id, verb, request } = message
  if (!Object.hasOwn(deskRequests, verb)) return { id, ...err({ kind: 'malformed', detail: `verb ${verb}` }) }
  const known = verb as DeskVerb
  const schema: ZodType = deskRequests[known]
  const parsed = schema.safeParse(request)
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    return { id, ...err({ kind: 'malformed', detail: `${verb}: ${detail}` }) }
  }
  try {
    // The schema above is the one that belongs to this verb; the compiler cannot follow the pairing through the union.
    const handler = handlers[known] as (request: unknown) => Promise<Result<unknown, DeskFailure>>
    return { id, ...(await handler(parsed.data)) }
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message : String(problem)
    process.stderr.write(`store: ${verb}: ${problem instanceof Error ? (problem.stack ?? detail) : detail}\n`)
    return { id, ...err({ kind: 'not-saved', detail }) }
  }
}

const isRequest = (
  message: unknown,
): message is { readonly id: number; readonly verb: string; readonly request: unknown } =>
  typeof message === 'object' &&
  message !== null &&
  'id' in message &&
  typeof message.id === 'number' &&
  'verb' in message &&
  typeof message.verb === 'string' &&
  'request' in message
