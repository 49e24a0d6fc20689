import type { CommandId, OrderId, StreamName, SupervisionId, UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import type { DomainEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import type { RefusalCode, RefusalDetail } from '../refusal.ts'
import type { RegisterState } from '../register/register.ts'
import { unitStream } from '../streams.ts'
import type { SupervisionState } from '../supervision/supervisionState.ts'
import type { UnitState } from '../unit/unit.ts'
import type { OrderEvent } from './orderEvents.ts'
import type { OrderState } from './orderState.ts'
import { wordLimits } from './wordLimits.ts'

/** What a decision about an order may look at besides its state and the command. */
export type OrderContext = {
  readonly command: CommandId
  readonly stream: StreamName
  readonly facts: Facts
  readonly unit: (id: UnitId) => UnitState | null
  readonly order: (id: OrderId) => OrderState | null
  readonly supervision: (id: SupervisionId) => SupervisionState | null
  /** The archive register of a year, as far as the command lists it. */
  readonly archive: (year: number) => RegisterState
}

export type OrderProblem = {
  readonly code: RefusalCode
  readonly stream?: StreamName
  readonly detail?: RefusalDetail
}
export type OrderDecision = Result<readonly DomainEvent[], OrderProblem>

export const refuse = (code: RefusalCode, stream?: StreamName): OrderDecision =>
  err(stream === undefined ? { code } : { code, stream })

export const refuseUnit = (code: RefusalCode, unit: UnitId): OrderDecision => refuse(code, unitStream(unit))

/** Events on the order's own stream. */
export const here = ({ stream }: OrderContext, ...events: readonly OrderEvent[]): OrderDecision =>
  ok(events.map((event) => ({ ...event, stream })))

/** Words that somebody has to write, and their limit. */
export const wordsProblem = (words: string, missing: RefusalCode | null): RefusalCode | null => {
  if (missing !== null && words.trim() === '') return missing
  return words.length > wordLimits.text ? 'words-too-long' : null
}

export const nameOf = (id: UnitId, facts: Facts): string => facts.unitNames.get(id) ?? ''
