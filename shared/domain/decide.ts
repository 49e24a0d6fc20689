import type {
  CategoryId,
  HandoverId,
  OrderId,
  PersonId,
  ReadingId,
  StreamName,
  SupervisionId,
  TownId,
  UnitId,
} from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { unreachable } from '../kernel/unreachable.ts'
import { decideCalendar } from './calendar/calendar.ts'
import { decideAlarm } from './alarm/alarm.ts'
import { decideCategory } from './catalogue/category.ts'
import { decideRoute } from './catalogue/route.ts'
import { decideTown } from './catalogue/town.ts'
import type { Command } from './command.ts'
import type { DomainEvent, EventBody } from './event.ts'
import type { Facts } from './facts.ts'
import { decideHandover } from './handover/handover.ts'
import { decideImport } from './importing/importRun.ts'
import { decideLimits } from './limits/decideLimits.ts'
import { decideOrder } from './order/decideOrder.ts'
import { isOrderCommand } from './order/orderTable.ts'
import { roleMay, rolesFor } from './permissions.ts'
import { officePaperKinds } from './officePaper/officePaperKinds.ts'
import { decideOfficePaper } from './officePaper/officePapers.ts'
import { decideForm } from './officePaper/paperForms.ts'
import { decidePerson } from './person/person.ts'
import { decideReading } from './reading/reading.ts'
import type { Refusal, RefusalCode, RefusalDetail } from './refusal.ts'
import { decideSettings } from './settings/settings.ts'
import {
  alarmIn,
  archiveIn,
  categoryIn,
  formsIn,
  handoverIn,
  importIn,
  officePapersIn,
  officeRegisterIn,
  orderIn,
  personIn,
  proposalsIn,
  readingIn,
  registerIn,
  routeIn,
  rulesIn,
  type States,
  settingsIn,
  supervisionIn,
  townIn,
  unitIn,
} from './states.ts'
import { categoryStream, splitStream, unitStream } from './streams.ts'
import { decideProposal } from './supervision/answeredProposals.ts'
import { decideSupervision } from './supervision/decideSupervision.ts'
import { decideRules } from './supervision/rules.ts'
import { decideUnit } from './unit/unit.ts'

/**
 * The one gate of the ledger: states of exactly the streams that the command lists, the command, and plain facts
 * -> events that all commit in one entry, or a refusal with the stream that stood in the way. Pure.
 */
export const decide = (states: States, command: Command, facts: Facts): Result<readonly DomainEvent[], Refusal> => {
  if (!roleMay(facts.actor.role, command.type)) {
    const roles = rolesFor(command.type)
    return err({ code: 'not-permitted', stream: command.stream, detail: { kind: 'roles', roles } })
  }
  const moved = movedStream(states, command)
  if (moved !== null) return err({ code: 'lifecycle-moved', stream: moved })
  const { stream } = command
  const { id } = splitStream(stream)
  if (isOrderCommand(command)) {
    const decided = decideOrder(orderIn(states, id as OrderId), command, {
      command: command.id,
      stream,
      facts,
      unit: (unitId) => unitIn(states, unitId),
      order: (orderId) => orderIn(states, orderId),
      supervision: (caseId) => supervisionIn(states, caseId),
      archive: (year) => archiveIn(states, year),
    })
    return decided.ok ? decided : err({ ...decided.error, stream: decided.error.stream ?? stream })
  }
  switch (command.type) {
    case 'draftNotice':
    case 'reviseNotice':
    case 'signOffNotice':
    case 'recordPrint':
    case 'checkNotice':
    case 'voidNotice':
    case 'remindUnit':
    case 'serveNotice':
    case 'recordReceipt':
    case 'recordReply':
    case 'judgeReply':
    case 'endSupervision': {
      const decided = decideSupervision(supervisionIn(states, id as SupervisionId), command, {
        stream,
        facts,
        order: (orderId) => orderIn(states, orderId),
        unit: (unitId) => unitIn(states, unitId),
        register: (kind, year) => registerIn(states, kind, year),
        settings: settingsIn(states),
        rules: rulesIn(states),
      })
      return decided.ok ? decided : err({ code: decided.error.code, stream: decided.error.stream ?? stream })
    }
    case 'addUnit':
    case 'changeUnit':
    case 'retireUnit':
      return placed(stream, decideUnit(unitIn(states, id as UnitId), command, facts.openOrders(id as UnitId)))
    case 'addCategory':
    case 'changeCategory':
    case 'retireCategory':
    case 'restoreCategory': {
      const parentOf = (parent: CategoryId) => categoryIn(states, parent)
      return placed(stream, decideCategory(categoryIn(states, id as CategoryId), command, parentOf))
    }
    case 'addTown':
    case 'changeTown':
    case 'retireTown':
    case 'restoreTown':
      return placed(stream, decideTown(townIn(states, id as TownId), command))
    case 'setRoute':
    case 'endRoute': {
      const category = id as CategoryId
      const decided = decideRoute(routeIn(states, category), command, {
        category: categoryIn(states, category),
        unit: (unitId) => unitIn(states, unitId),
      })
      if (decided.ok) return ok(onStream(stream, decided.value))
      const { code, unit, category: ofCategory } = decided.error
      if (unit !== undefined) return err({ code, stream: unitStream(unit) })
      return err({ code, stream: ofCategory === true ? categoryStream(category) : stream })
    }
    case 'addPerson':
    case 'changePerson':
    case 'retirePerson':
    case 'restorePerson': {
      const context = {
        hasUnit: (unit: UnitId) => unitIn(states, unit) !== null,
        otherAdministrator: hasAdministratorBesides(states, id as PersonId),
        actorRole: facts.actor.role,
      }
      return placed(stream, decidePerson(personIn(states, id as PersonId), command, context))
    }
    case 'handOver':
    case 'takeOver':
    case 'withdrawHandover': {
      const context = { actor: command.actor, person: (person: PersonId) => personIn(states, person) }
      return placed(stream, decideHandover(handoverIn(states, id as HandoverId), command, context))
    }
    case 'acknowledgeAlarm': {
      const of = id as OrderId
      return placed(stream, decideAlarm(alarmIn(states, of), orderIn(states, of), facts.actor.id))
    }
    case 'recordReading':
      return placed(stream, decideReading(readingIn(states, id as ReadingId), command, facts.actor.id))
    case 'signPaper':
    case 'recordPaperPrint':
    case 'voidPaper': {
      const order = id as OrderId
      const decided = decideOfficePaper(officePapersIn(states, order), command, {
        id: order,
        order: orderIn(states, order),
        forms: formsIn(states),
        register: (kind, year) => officeRegisterIn(states, kind, year),
        now: facts.now,
      })
      return decided.ok ? decided : err({ code: decided.error.code, stream })
    }
    case 'changePaperForm': {
      const taken = [settingsIn(states).noticePrefix, ...Object.values(rulesIn(states).prefixes)]
      return placed(stream, decideForm(formsIn(states), command, taken))
    }
    case 'changeSettings':
      return placed(stream, decideSettings(command, rulesIn(states), prefixesIn(states)))
    case 'changeSupervisionRules':
      return placed(stream, decideRules(command, settingsIn(states).noticePrefix, prefixesIn(states)))
    case 'dismissProposal':
      return placed(stream, decideProposal(proposalsIn(states, id as OrderId), command, facts.now))
    case 'beginImport':
    case 'accountImport':
    case 'undoImport':
    case 'recordReturn':
      return placed(stream, decideImport(importIn(states, id), command))
    case 'changeCalendar':
      return placed(stream, decideCalendar(facts.calendar.state, command))
    case 'changeLimits':
      return placed(stream, decideLimits(facts.limits, command))
    default:
      return unreachable(command)
  }
}

/** Policy "exact": the person acted on a life cycle that has moved on since. */
const movedStream = (states: States, command: Command): StreamName | null => {
  for (const { stream, lifecycle } of command.expects) {
    if (lifecycle === null) continue
    const state = states.get(stream)
    if (state?.kind === 'order' && state.order.lifecycle !== lifecycle) return stream
  }
  return null
}

const prefixesIn = (states: States): readonly string[] => officePaperKinds.map((kind) => formsIn(states)[kind].prefix)

const hasAdministratorBesides = (states: States, person: PersonId): boolean =>
  [...states.values()].some(
    (state) =>
      state.kind === 'person' &&
      state.person.id !== person &&
      state.person.role === 'administrator' &&
      !state.person.retired,
  )

const onStream = (stream: StreamName, events: readonly EventBody[]): readonly DomainEvent[] =>
  events.map((event) => ({ ...event, stream }))

const placed = (
  stream: StreamName,
  decided: Result<readonly EventBody[], { readonly code: RefusalCode; readonly detail?: RefusalDetail }>,
): Result<readonly DomainEvent[], Refusal> =>
  decided.ok ? ok(onStream(stream, decided.value)) : err({ ...decided.error, stream })
