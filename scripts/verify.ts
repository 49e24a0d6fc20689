import { existsSync } from 'node:fs'
import { openReader } from '../ledger/sqlite/driver.ts'
import { verifyLedger } from '../ledger/verify.ts'

/** `npm run verify -- LEDGER`: walks a ledger file and says what it found; exit code 1 when something is wrong. */
const file = process.argv[2]
if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? 'usage: npm run verify -- LEDGER' : `${file}: there is no such file`)
  process.exit(2)
}
const db = await openReader(file)
try {
  const findings = await verifyLedger(db)
  console.log(`${file}: ${findings.entries} entries, ${findings.streams} streams, ${findings.orders} orders`)
  for (const [type, count] of Object.entries(findings.commands)) console.log(`  ${type.padEnd(18)} ${count}`)
  if (findings.withoutKey > 0) console.log(`  ${findings.withoutKey} sealed texts whose key is gone (erased)`)
  console.log(`  chain head ${findings.head}`)
  for (const problem of findings.problems.slice(0, 50)) console.error(`PROBLEM ${problem}`)
  if (findings.problems.length > 50) console.error(`... and ${findings.problems.length - 50} more`)
  console.log(findings.problems.length === 0 ? 'sound' : `${findings.problems.length} problems`)
  process.exitCode = findings.problems.length === 0 ? 0 : 1
} catch (problem) {
  console.error(`${file}: cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`)
  process.exitCode = 2
} finally {
  await db.close()
}
