import { alarmOrders, alarms } from '../../ledger/sqlite/alarmQueries.ts'
import type { Draft } from '../../ledger/ledger.ts'
import type { AlarmReplies } from '../../shared/contract/alarms.ts'
import { alarmStream, orderStream } from '../../shared/domain/streams.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './portServer.ts'
import { submitGroup } from './submitGroup.ts'

/** Orders about life and safety: which of them sound, and who answers. */
export const alarmHandlers = (desk: Desk): Pick<Handlers, keyof AlarmReplies> => ({
  alarms: async () => ok(await alarms(desk.ledger.reader)),
  acknowledgeAlarms: async ({ orders }) => {
    const ids = await alarmOrders(desk.ledger.reader, orders)
    if (ids.length === 0) return err({ kind: 'not-found' })
    const drafts = ids.map((id): Draft => {
      const stream = alarmStream(id)
      return { type: 'acknowledgeAlarm', stream, touches: [stream, orderStream(id)], body: {} }
    })
    return submitGroup(desk, drafts, 'acknowledgeAlarm')
  },
})

/**
 * Tells the window whenever what it should sound for has changed. Asked after every commit, because an alarm must not wait
 * for an import to end: the table that is asked holds the few orders in question and nothing else.
 */
export const watchAlarms = (desk: Desk): { readonly tell: () => void } => {
  let told = ''
  const tell = async (): Promise<void> => {
    const now = await alarms(desk.ledger.reader)
    const said = JSON.stringify(now)
    if (said === told) return
    told = said
    desk.publish({ kind: 'alarms', alarms: now })
  }
  const report = (problem: unknown): void => void process.stderr.write(`alarms: ${String(problem)}\n`)
  const tellNow = (): void => void tell().catch(report)
  desk.ledger.onCommit(tellNow)
  return { tell: tellNow }
}
