import { isLimit } from '../shared/calendar/limit.ts'
import { defaultLimits } from '../shared/domain/limits/defaultLimits.ts'
import { defaultSettings } from '../shared/domain/settings/settings.ts'
import { limitsStream } from '../shared/domain/streams.ts'
import type { Ledger } from './ledger.ts'
import { personOnDuty, settings } from './sqlite/cardQueries.ts'
import { streamsByName } from './sqlite/entries.ts'

/**
 * An office that had set its own natural days for dispatches before there were limits goes on with them: they become its limit for
 * delivery, by a command that the record explains. One that had left the default gets the limits that the program brings along.
 */
export const carryNaturalDays = async (ledger: Ledger): Promise<void> => {
  if ((await streamsByName(ledger.reader, [limitsStream])).size > 0) return
  const [{ naturalDays }, person] = await Promise.all([settings(ledger.reader), personOnDuty(ledger.reader)])
  const delivery = { kind: 'naturalDays', amount: naturalDays } as const
  if (person === null || naturalDays === defaultSettings.naturalDays || !isLimit(delivery)) return
  const { version: _, ...given } = defaultLimits
  const { byUrgency } = given
  const limits = { ...given, byUrgency: { ...byUrgency, general: { ...byUrgency.general, delivery } } }
  await ledger.submit(
    [{ type: 'changeLimits', stream: limitsStream, touches: [limitsStream], body: { seen: 0, limits } }],
    { actor: person.id, group: null },
  )
}
