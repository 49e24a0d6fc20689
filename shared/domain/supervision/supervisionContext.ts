import type { OrderId, StreamName, UnitId } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import type { DomainEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import type { OrderState } from '../order/orderState.ts'
import type { RefusalCode } from '../refusal.ts'
import type { RegisterState } from '../register/register.ts'
import type { SettingsState } from '../settings/settings.ts'
import type { UnitState } from '../unit/unit.ts'
import type { PaperKind } from './ladder.ts'
import type { SupervisionRules } from './rules.ts'

/** What the rules about supervision may look at besides the case itself. */
export type SupervisionContext = {
  readonly stream: StreamName
  readonly facts: Facts
  readonly order: (id: OrderId) => OrderState | null
  readonly unit: (id: UnitId) => UnitState | null
  readonly register: (kind: PaperKind, year: number) => RegisterState
  readonly settings: SettingsState
  readonly rules: SupervisionRules
}

export type SupervisionProblem = { readonly code: RefusalCode; readonly stream?: StreamName }
export type SupervisionDecision = Result<readonly DomainEvent[], SupervisionProblem>
