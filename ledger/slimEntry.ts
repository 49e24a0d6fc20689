import type { Expectation } from '../shared/domain/command.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import type { Entry, StoredCommand, StoredEvent } from './entry.ts'

/**
 * How an entry is written: it says nothing twice. What is left out is what stands there already, and whoever reads JSON sees
 * what is meant:
 *
 *     an event's `stream`     is the command's
 *     `command.statedAt`      is `recordedAt`
 *     `command.group`         there is none
 *     `command.expects`       the command's own stream with no life cycle; in the others a `lifecycle` of null
 *     `data.command: true`    is the command's own id
 */
export type SlimEntry = Omit<Entry, 'command' | 'events'> & {
  readonly command: SlimCommand
  readonly events: readonly SlimEvent[]
}
type Leaves<Whole, Fields extends keyof Whole> = Omit<Whole, Fields> & { readonly [Field in Fields]?: Whole[Field] }
type SlimExpectation = Leaves<Expectation, 'lifecycle'>
type SlimCommand = Omit<Leaves<StoredCommand, 'statedAt' | 'group'>, 'expects'> & {
  readonly expects?: readonly SlimExpectation[]
}
type SlimEvent = Leaves<StoredEvent, 'stream'>

export const slimEntry = ({ format, hash, seq, recordedAt, command, events }: Entry): SlimEntry => {
  const { id, version, type, stream, actor, device, incarnation, deviceSeq, statedAt, group, bodyHash } = command
  const expects = slimExpects(command.expects, stream)
  return {
    format,
    hash,
    seq,
    recordedAt,
    command: {
      id,
      version,
      type,
      stream,
      actor,
      device,
      incarnation,
      deviceSeq,
      ...(statedAt === recordedAt ? {} : { statedAt }),
      ...(group === null ? {} : { group }),
      ...(expects.length === 0 ? {} : { expects }),
      bodyHash,
    },
    events: events.map((event) => ({
      ...(event.stream === stream ? {} : { stream: event.stream }),
      version: event.version,
      type: event.type,
      v: event.v,
      data: withCommand(event.data, id, true),
      ...(event.sealed === undefined ? {} : { sealed: event.sealed }),
    })),
  }
}

/** The same entry with everything in its place; one that leaves nothing out comes back as it is. */
export const wholeEntry = (slim: SlimEntry): Entry => {
  const { command, recordedAt } = slim
  return {
    ...slim,
    command: {
      ...command,
      statedAt: command.statedAt ?? recordedAt,
      group: command.group ?? null,
      expects: wholeExpects(command.expects ?? [], command.stream),
    },
    events: slim.events.map((event) => ({
      ...event,
      stream: event.stream ?? command.stream,
      data: withCommand(event.data, true, command.id),
    })),
  }
}

const slimExpects = (expects: readonly Expectation[], own: StreamName): readonly SlimExpectation[] => {
  const first = expects[0]
  const isPlain = first?.stream === own && first.lifecycle === null
  const listed = isPlain && expects.findLastIndex((one) => one.stream === own) === 0 ? expects.slice(1) : expects
  return listed.map(({ stream, lifecycle }) => (lifecycle === null ? { stream } : { stream, lifecycle }))
}

const wholeExpects = (slim: readonly SlimExpectation[], own: StreamName): readonly Expectation[] => {
  const listed = slim.map(({ stream, lifecycle = null }) => ({ stream, lifecycle }))
  return listed.some((one) => one.stream === own) ? listed : [{ stream: own, lifecycle: null }, ...listed]
}

/** Most events name the command that they came of, for whoever undoes it. */
const withCommand = (data: unknown, from: string | true, to: string | true): unknown =>
  typeof data === 'object' && data !== null && 'command' in data && data.command === from
    ? { ...data, command: to }
    : data
