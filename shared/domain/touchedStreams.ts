import { chinaDate } from '../kernel/chinaTime.ts'
import type { CategoryId, OrderId, StreamName, SupervisionId } from '../kernel/ids.ts'
import { unreachable } from '../kernel/unreachable.ts'
import type { CommandBody } from './command.ts'
import type { OrderCommandBody } from './order/orderCommands.ts'
import { isOrderCommand } from './order/orderTable.ts'
import {
  archiveRegister,
  categoryStream,
  documentRegister,
  officeRegister,
  orderStream,
  paperFormsStream,
  personStream,
  settingsStream,
  splitStream,
  supervisionRulesStream,
  supervisionStream,
  unitStream,
} from './streams.ts'
import type { PaperKind } from './supervision/ladder.ts'

/** The case's orders, and kind and number of the paper in question. */
export type CaseAtHand = {
  readonly orders: readonly OrderId[]
  readonly kind: PaperKind | null
  /** The year of its number; null while it has none. */
  readonly numberYear: number | null
}
const noCase: CaseAtHand = { orders: [], kind: null, numberYear: null }

/**
 * The streams that a command reads or appends to, its primary one first: they go into the envelope, and `decide` gets
 * exactly their states. `at` is what a command about a paper or a case does not name itself.
 */
export const touchedStreams = (
  stream: StreamName,
  act: CommandBody,
  now: number,
  at: CaseAtHand = noCase,
): readonly StreamName[] => {
  if (isOrderCommand(act)) return [...new Set([stream, ...besideOrder(act)])]
  switch (act.type) {
    case 'addUnit':
    case 'changeUnit':
    case 'retireUnit':
    // The caller adds the other administrators' streams: the last one can neither go nor be demoted.
    case 'retirePerson':
    case 'restorePerson':
    case 'retireCategory':
    case 'restoreCategory':
    case 'addTown':
    case 'changeTown':
    case 'retireTown':
    case 'restoreTown':
    case 'endRoute':
    case 'takeOver':
    case 'withdrawHandover':
    case 'recordReading':
    case 'changeCalendar':
    case 'changeLimits':
    case 'beginImport':
    case 'accountImport':
    case 'undoImport':
    case 'recordReturn':
    case 'recordPrint':
    case 'checkNotice':
    case 'serveNotice':
    case 'recordReceipt':
    case 'recordReply':
      return [stream]
    case 'recordPaperPrint':
      return [stream]
    case 'signPaper': {
      const order = orderStream(splitStream(stream).id as OrderId)
      return [stream, order, paperFormsStream, officeRegister(act.body.kind, chinaDate(now).year)]
    }
    case 'voidPaper':
      return [stream, officeRegister(act.body.kind, act.body.year)]
    case 'changePaperForm':
      return [stream, settingsStream, supervisionRulesStream]
    case 'changeSettings':
      return [stream, supervisionRulesStream, paperFormsStream]
    case 'changeSupervisionRules':
      return [stream, settingsStream, paperFormsStream]
    case 'draftNotice':
    case 'reviseNotice':
    case 'remindUnit':
      return [stream, ...new Set([...act.body.orders, ...at.orders].map(orderStream)), unitStream(act.body.unit)]
    case 'signOffNotice': {
      const register = at.kind === null ? [] : [documentRegister(at.kind, chinaDate(now).year)]
      return [stream, ...at.orders.map(orderStream), ...register, settingsStream, supervisionRulesStream]
    }
    case 'voidNotice': {
      const register = at.kind === null || at.numberYear === null ? [] : [documentRegister(at.kind, at.numberYear)]
      return [stream, ...at.orders.map(orderStream), ...register]
    }
    case 'dismissProposal': {
      const { id } = splitStream(stream)
      return [stream, act.body.of === 'order' ? orderStream(id as OrderId) : supervisionStream(id as SupervisionId)]
    }
    case 'judgeReply':
    case 'endSupervision':
      return [stream, ...at.orders.map(orderStream)]
    case 'addCategory':
    case 'changeCategory':
      return act.body.parent === null ? [stream] : [stream, categoryStream(act.body.parent)]
    case 'setRoute': {
      const units = new Set([act.body.lead, ...act.body.supporting].map(unitStream))
      return [stream, categoryStream(splitStream(stream).id as CategoryId), ...units]
    }
    case 'addPerson':
    case 'changePerson':
      return act.body.unit === null ? [stream] : [stream, unitStream(act.body.unit)]
    case 'acknowledgeAlarm':
      return [stream, orderStream(splitStream(stream).id as OrderId)]
    case 'handOver':
      return [stream, personStream(act.body.taker)]
    default:
      return unreachable(act)
  }
}

/** What an order's command looks at or changes besides the order. */
const besideOrder = (act: OrderCommandBody): readonly StreamName[] => {
  switch (act.type) {
    case 'reportOrder': {
      const concerns = act.body.details?.concerns ?? null
      return concerns === null ? [] : [unitStream(concerns)]
    }
    case 'markOrder':
      return act.body.concerns === null ? [] : [unitStream(act.body.concerns)]
    case 'dispatchOrder':
    case 'redispatchOrder':
      return [act.body.lead, ...act.body.supporting].map(unitStream)
    case 'mergeOrder':
      return [orderStream(act.body.into)]
    case 'unmergeOrder':
      return [orderStream(act.body.from)]
    case 'undoStep': {
      const { other, archiveYear } = act.body
      return [
        ...(other === null ? [] : [orderStream(other)]),
        ...(archiveYear === null ? [] : [archiveRegister(archiveYear)]),
      ]
    }
    case 'eraseReporter':
      return act.body.quotes
    case 'closeOrder':
    case 'closeTyped':
      return [archiveRegister(act.body.year)]
    default:
      return []
  }
}
