import type { OrderActRequest } from '../../../shared/contract/orderActs.ts'
import {
  type Privacy,
  privacies,
  type Satisfaction,
  satisfactions,
  type TypedClose,
  typedCloses,
  type Urgency,
  urgencies,
} from '../../../shared/domain/order/orderState.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { unreachable } from '../../../shared/kernel/unreachable.ts'
import { type ActDraft, dayOf, momentOf } from './actDraft.ts'

/** Acts that have a dialog: what was filled in becomes a request. The draft must have no problems left. */
export type AskedAct = OrderActRequest['type']

export const actRequest = (name: AskedAct, draft: ActDraft): OrderActRequest => {
  const words = (field: 'reason' | 'question' | 'answer' | 'note' | 'result' | 'account' | 'instruction') =>
    (draft[field] ?? '').trim()
  const yes = (field: 'contacted' | 'effective' | 'solved' | 'grant') => draft[field] === 'yes'
  const moment = (field: 'until' | 'nextCallAt' | 'delivery') => momentOf(draft[field] ?? '')
  const unit = Number(draft.unit ?? 0) as RowId
  const reason = words('reason')
  switch (name) {
    case 'askReporter':
      return { type: name, question: words('question') }
    case 'recordAnswer':
      return { type: name, answer: words('answer') }
    case 'mergeOrder':
      return { type: name, into: (draft.into ?? '').trim(), reason }
    case 'unmergeOrder':
    case 'confirmReturn':
    case 'overruleReturn':
    case 'suspendClock':
    case 'resumeClock':
    case 'reopenOrder':
      return { type: name, reason }
    case 'putAside':
      return { type: name, until: moment('until') ?? 0, reason }
    case 'takeUp':
      return { type: name }
    case 'signOrder':
      return { type: name, unit }
    case 'returnOrder':
      return { type: name, unit, reason }
    case 'recordContact':
      return { type: name, unit, note: words('note') }
    case 'noteProgress':
      return { type: name, unit, note: words('note'), file: hashOf(draft.file) }
    case 'askExtension':
      return { type: name, unit, until: moment('until') ?? 0, reason }
    case 'decideExtension':
      return { type: name, grant: yes('grant'), delivery: yes('grant') ? moment('delivery') : null, reason }
    case 'deliverInterim':
    case 'deliverOrder':
      return { type: name, unit, result: words('result') }
    case 'recordFollowUp': {
      const contacted = yes('contacted')
      const effective = contacted && yes('effective')
      return {
        type: name,
        contacted,
        effective,
        nextCallAt: effective ? null : moment('nextCallAt'),
        note: words('note'),
      }
    }
    case 'recordReview': {
      const satisfaction = oneOf<Satisfaction>(satisfactions, draft.satisfaction, 'not')
      return { type: name, solved: yes('solved'), satisfaction, reason }
    }
    case 'hearReasons':
      return { type: name, account: words('account') }
    case 'reworkOrder':
      return { type: name, delivery: moment('delivery'), reason }
    case 'closeOrder':
      return { type: name, note: words('note') }
    case 'closeTyped':
      return { type: name, closing: oneOf<TypedClose>(typedCloses, draft.closing, 'judged'), reason }
    case 'markOrder':
      return {
        type: name,
        urgency: oneOf<Urgency>(urgencies, draft.urgency, 'general'),
        privacy: oneOf<Privacy>(privacies, draft.privacy, 'open'),
        concerns: (draft.concerns ?? '') === '' ? null : (Number(draft.concerns) as RowId),
        reason,
      }
    case 'noteOrder':
      return { type: name, note: words('note') }
    case 'recordInstruction':
      return {
        type: name,
        leader: (draft.leader ?? '').trim(),
        givenAt: dayOf(draft.givenAt ?? '') ?? 0,
        scan: hashOf(draft.scan),
        instruction: words('instruction'),
      }
    default:
      return unreachable(name)
  }
}

const oneOf = <T extends string>(known: readonly T[], typed: string | undefined, otherwise: T): T =>
  known.find((one) => one === typed) ?? otherwise

/** A picked file's hash; null where none was picked. */
const hashOf = (picked: string | undefined): string | null => (picked === undefined || picked === '' ? null : picked)
