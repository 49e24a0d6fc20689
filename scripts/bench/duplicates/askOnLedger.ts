import { duplicatesOf } from '../../../electron/store/duplicateHandlers.ts'
import { comparedOrders } from '../../../ledger/duplicates/comparedOrders.ts'
import { intAt, openReader, type SqlReader, textAt } from '../../../ledger/sqlite/driver.ts'
import { DAY } from '../../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { seededRandom } from '../../seededRandom.ts'
import { likestByJaccard, plainPairs } from '../baseline/bigramJaccard.ts'
import { type Measured, median, rounded } from '../measuring.ts'

/** Before anything is timed: as at a desk that has been at work for a while. */
const warming = 30
const asked = 300
const askedPlainly = 12

/** One question on a ledger, read only: orders by chance out of all of it. Beside it brute force over the same town's last 30 days. */
export const askOnLedger = async (file: string): Promise<Measured> => {
  const db = await openReader(file)
  try {
    const { n, last } = (await db.get('SELECT count(*) AS n, max(id) AS last FROM board')) ?? {}
    const chance = seededRandom(2)
    const picked: number[] = []
    while (picked.length < warming + asked) {
      const row = await db.get('SELECT id FROM board WHERE id >= ? ORDER BY id LIMIT 1', [chance.int(1, Number(last))])
      if (row !== null) picked.push(intAt(row, 'id'))
    }
    const took: number[] = []
    let shown = 0
    for (const [at, row] of picked.entries()) {
      const begun = performance.now()
      const answer = await duplicatesOf(db, row as RowId)
      if (at >= warming) took.push(performance.now() - begun)
      if (at >= warming && (answer?.orders.length ?? 0) > 0) shown += 1
    }
    const plain: number[] = []
    for (const row of picked.slice(0, askedPlainly)) {
      const begun = performance.now()
      await askPlainly(db, row)
      plain.push(performance.now() - begun)
    }
    return {
      metrics: {
        ledgerOrders: Number(n),
        askMsMedian: rounded(median(took)),
        askMsP95: rounded(p95(took)),
        askMsWorst: rounded(Math.max(...took)),
        shownShare: rounded(shown / asked, 3),
      },
      baseline: { askMsMedian: rounded(median(plain)), askMsWorst: rounded(Math.max(...plain)) },
      ratio: { askMs: rounded(median(took) / median(plain), 4) },
    }
  } finally {
    await db.close()
  }
}

const p95 = (samples: readonly number[]): number =>
  samples.toSorted((a, b) => a - b)[Math.floor(samples.length * 0.95)] ?? Number.NaN

/** Every order of the same town in the 30 days before is opened and compared. */
const askPlainly = async (db: SqlReader, row: number): Promise<void> => {
  const own = (await db.get('SELECT town, received_at FROM board WHERE id = ?', [row])) ?? {}
  const receivedAt = intAt(own, 'received_at')
  const town = textAt(own, 'town')
  const near = await db.all('SELECT id FROM board WHERE received_at BETWEEN ? AND ? AND town = ?', [
    receivedAt - 30 * DAY,
    receivedAt,
    town,
  ])
  const said = await comparedOrders(db, [row, ...near.map((one) => intAt(one, 'id'))])
  const orders = [...said].map(([id, { title, text, receivedAt: at }]) => ({
    id,
    town,
    receivedAt: at,
    pairs: plainPairs(`${title}${text}`),
  }))
  const focused = orders.find(({ id }) => id === row)
  if (focused !== undefined) likestByJaccard(focused, orders, 0.3)
}
