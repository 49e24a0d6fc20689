import type { DispatchCommandBody } from './dispatchShapes.ts'
import type { IntakeCommandBody } from './intakeShapes.ts'
import type { RecordCommandBody } from './recordShapes.ts'
import type { ReviewCommandBody } from './reviewShapes.ts'
import type { WithdrawCommandBody } from './withdrawShapes.ts'
import type { WorkCommandBody } from './workShapes.ts'

/** What can be asked of an order: taken in, dispatched, worked on, reviewed, and what is recorded of it at any time. */
export type OrderCommandBody =
  | IntakeCommandBody
  | DispatchCommandBody
  | WorkCommandBody
  | ReviewCommandBody
  | RecordCommandBody
  | WithdrawCommandBody
export type OrderCommandType = OrderCommandBody['type']
export type OrderCommand<Type extends OrderCommandType> = Extract<OrderCommandBody, { readonly type: Type }>
