// The baseline of a rebuild: a process of its own that reads every entry of a ledger and parses it, and does nothing with it.
import sqlite3 from 'sqlite3'

const [file] = process.argv.slice(2)
if (file === undefined) process.exit(2)
const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY)
/** @param {string} sql @param {readonly unknown[]} params @returns {Promise<any[]>} */
const all = (sql, params) =>
  new Promise((resolve, reject) => db.all(sql, params, (problem, rows) => (problem ? reject(problem) : resolve(rows))))
const begun = performance.now()
let seq = 0
let events = 0
for (;;) {
  const rows = await all('SELECT seq, bytes FROM entry WHERE seq > ? ORDER BY seq LIMIT 1000', [seq])
  if (rows.length === 0) break
  for (const row of rows) events += JSON.parse(row.bytes.toString('utf8')).events.length
  seq = rows.at(-1).seq
}
console.log(
  JSON.stringify({
    ms: performance.now() - begun,
    entries: seq,
    events,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
)
