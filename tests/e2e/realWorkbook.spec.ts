import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { expectSound } from './closedLedger.ts'
import { makeHome, realData } from './deskHome.ts'
import { launchDesk } from './launchDesk.ts'
import { dragRowOn, expectDispatched, expectTotal, searchFor, selectFirst, soon, totalShown } from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'

const workbook = realData('messages-4326.xlsx')

/** Nothing of ours: Python's own sqlite3 and hashlib walk the chain and count. */
const walk = `
import hashlib, json, sqlite3, sys
previous, commands, groups = bytes(32), {}, {}
for seq, data, digest in sqlite3.connect(sys.argv[1]).execute("SELECT seq, bytes, hash FROM entry ORDER BY seq"):
    previous = hashlib.sha256(previous + data).digest()
    assert previous == digest, seq
    command = json.loads(data)["command"]
    commands[command["type"]] = commands.get(command["type"], 0) + 1
    if command["group"]:
        groups.setdefault(command["group"]["label"], set()).add(command["group"]["id"])
print(json.dumps({"commands": commands, "groups": {label: len(ids) for label, ids in groups.items()}}))
`

test('The workbook of 4,326 messages goes in with every row accounted for; the record proves it without our program.', async () => {
  // biome-ignore lint/suspicious/noSkippedTests: real data are no part of the project; where they are, a skip counts as a failure
  test.skip(!existsSync(workbook), `${workbook} is not here: the real workbook cannot be imported`)
  const place = makeHome()
  const desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
  try {
    const done = await importThroughWindow(desk, workbook, '留言')
    expect(done.read).toBe(4326)
    expect(done.taken + done.refused).toBe(4326)
    expect(done.known).toBe(0)
    await expectTotal(desk, done.taken)
    await selectFirst(desk, 20)
    await dragRowOn(desk, 0, '市住建局')
    await expectDispatched(desk, 20, '市住建局')
    await expectTotal(desk, done.taken - 20)
    await desk.page.keyboard.press('Control+z')
    await expectTotal(desk, done.taken)
    await searchFor(desk, '小区')
    await expect.poll(() => totalShown(desk), soon).toBeLessThan(done.taken)
    expect(await totalShown(desk)).toBeGreaterThan(0)

    await desk.close()
    const seen: unknown = JSON.parse(execFileSync('python3', ['-c', walk, place.ledger], { encoding: 'utf8' }))
    expect(seen).toMatchObject({
      commands: { reportOrder: done.taken, dispatchOrder: 20, undoDispatch: 20 },
      groups: { import: 1, dispatch: 1, undo: 1 },
    })
    expect((await expectSound(place.ledger)).orders).toBe(done.taken)
  } finally {
    await desk.close()
    place.remove()
  }
})
