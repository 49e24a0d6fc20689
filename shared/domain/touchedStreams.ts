import { chinaDate } from '../kernel/chinaTime.ts'
import type { CategoryId, OrderId, StreamName } from '../kernel/ids.ts'
import { unreachable } from '../kernel/unreachable.ts'
import type { CommandBody } from './command.ts'
import {
  categoryStream,
  noticeRegister,
  orderStream,
  personStream,
  settingsStream,
  splitStream,
  unitStream,
} from './streams.ts'

/**
 * The streams that a command reads or appends to, its primary one first: they go into the envelope, and `decide` gets
 * exactly their states. `noticeOrders` are the orders of the notice that is being signed off.
 */
export const touchedStreams = (
  stream: StreamName,
  act: CommandBody,
  now: number,
  noticeOrders: readonly OrderId[] = [],
): readonly StreamName[] => {
  switch (act.type) {
    case 'reportOrder':
    case 'correctOrder':
    case 'acceptOrder':
    case 'declineOrder':
    case 'undoDispatch':
    case 'revealReporter':
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
    case 'changeSettings':
    case 'changeCalendar':
    case 'changeLimits':
    case 'recordPrint':
    case 'beginImport':
    case 'accountImport':
    case 'undoImport':
      return [stream]
    case 'dispatchOrder':
    case 'redispatchOrder':
      return [stream, ...new Set([act.body.lead, ...act.body.supporting].map(unitStream))]
    case 'draftNotice':
    case 'reviseNotice':
      return [stream, ...new Set(act.body.orders.map(orderStream)), unitStream(act.body.unit)]
    case 'signOffNotice':
      return [stream, ...noticeOrders.map(orderStream), noticeRegister(chinaDate(now).year), settingsStream]
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
    case 'handOver':
      return [stream, personStream(act.body.taker)]
    default:
      return unreachable(act)
  }
}
