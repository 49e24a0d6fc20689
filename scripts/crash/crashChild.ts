import fc from 'fast-check'
import { importedOrderId } from '../../electron/store/importing/importRun.ts'
import { clearHalfMade, pruneBackups } from '../../ledger/backup/backupFiles.ts'
import { makeBackup } from '../../ledger/backup/makeBackup.ts'
import { chunkSize, type Ledger, newGroupId, type Verdict } from '../../ledger/ledger.ts'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import { intAt, textAt } from '../../ledger/sqlite/driver.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import type { CommandId, PersonId, RowId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { type Harness, openHarnessOn } from '../../tests/simulation/deskHarness.ts'
import { gesture, newPlay, play } from '../../tests/simulation/gestures.ts'
import type { Played } from '../../tests/simulation/played.ts'
import { type SeededRandom, seededRandom } from '../seededRandom.ts'
import { backupFolder } from './checkBackups.ts'
import type { CrashNews, CrashOrder, LongWork } from './crashOrder.ts'
import { Journal, type NamedDraft, readJournal } from './journal.ts'
import { answering, type Sabotage } from './sabotage.ts'

const tell = (news: CrashNews): void => void process.send?.(news)

const told = async (work: LongWork, start: () => Promise<unknown>): Promise<void> => {
  tell(`${work}:begun`)
  await start()
  tell(`${work}:ended`)
}

/** Works at the desk as fast as it can, without an end: it stops when it is killed. */
const work = async (order: CrashOrder): Promise<void> => {
  const random = seededRandom(order.seed)
  const journal = new Journal(order.journal)
  const harness = await openHarnessOn(order.file, Date.now, async (ledger) => {
    keepJournal(ledger, journal, order.sabotage, random)
    // Who does not know whether a command was taken sends it again, under its id.
    for (const { drafts, actor, group } of readJournal(order.journal).underWay)
      await ledger.submit(drafts, { actor, group })
  })
  const played = await playOn(harness)
  // Who lies about imports makes many of them, so that few kills are enough to find it out.
  const imports = order.sabotage === 'ack-before-commit' ? 0.7 : 0.1
  tell('working')
  void keepLists(harness.ledger, seededRandom(order.seed + 1))
  void keepBackups(order.file, seededRandom(order.seed + 2))
  for (let round = 0; ; round += 1) {
    const gestures = fc.sample(gesture, { seed: order.seed + round, numRuns: 100 })
    while (gestures.length > 0) {
      if (random.chance(imports)) await takeMany(harness.ledger, random)
      if (random.chance(order.erasures)) await eraseOne(harness.ledger, random)
      // Several at once, as from a window whose person does not wait.
      const some = gestures.splice(0, random.int(1, 4))
      await Promise.all(some.map((one) => play(harness, played, one)))
    }
  }
}

/** From here on every submission, whoever makes it, goes chunk by chunk through the journal. */
const keepJournal = (ledger: Ledger, journal: Journal, sabotage: Sabotage | null, random: SeededRandom): void => {
  const submit = ledger.submit.bind(ledger)
  const answer = answering(sabotage, ledger, journal, ({ drafts, ...options }) => submit(drafts, options), random)
  ledger.submit = async (drafts, { actor, group }) => {
    const verdicts: Verdict[] = []
    for (let from = 0; from < drafts.length; from += chunkSize) {
      const part = drafts
        .slice(from, from + chunkSize)
        .map((draft): NamedDraft => ({ ...draft, id: draft.id ?? (ledger.newId() as CommandId) }))
      const asked = { actor, group, drafts: part }
      journal.ask(asked)
      tell('asked')
      verdicts.push(...(await answer(asked)))
    }
    return verdicts
  }
}

/** What the file has already is played with as well. */
const playOn = async (harness: Harness): Promise<Played> => {
  const { reader } = harness.ledger
  const played = await newPlay(harness)
  const orders = await reader.all('SELECT id FROM board ORDER BY id DESC LIMIT 60')
  const groups = await reader.all('SELECT id FROM command_group GROUP BY id ORDER BY max(seq) DESC LIMIT 20')
  played.orders.push(...orders.map((row) => intAt(row, 'id') as RowId))
  played.groups.push(...groups.map((row) => textAt(row, 'id')))
  return played
}

/** Many orders in one transaction, as an import brings them. */
const takeMany = async (ledger: Ledger, random: SeededRandom): Promise<void> => {
  const person = await personOnDuty(ledger.reader)
  const count = random.int(20, 300)
  const drafts = Array.from({ length: count }, () => {
    const stream = orderStream(importedOrderId('12345', String(random.int(0, 1_000_000_000))))
    const words = { ...noWords, title: '路灯不亮', text: '小区门口的路灯三天不亮。'.repeat(random.int(1, 60)) }
    const body = { channel: 'hotline' as const, receivedAt: ledger.now(), words }
    return { type: 'reportOrder' as const, stream, touches: [stream], body }
  })
  const group = { id: newGroupId(), size: count, label: 'import' } as const
  await ledger.submit(drafts, { actor: person?.id ?? ('nobody' as PersonId), group })
}

/** Beside the work lists are made again, and again. */
const keepLists = async (ledger: Ledger, random: SeededRandom): Promise<void> => {
  const level = (): Promise<void> => levelProjections(ledger.queue, new AbortController().signal, () => {})
  // What the process before this one left half done.
  await told('rebuild', level)
  for (;;) {
    await pause(random)
    await told('rebuild', async () => {
      await ledger.queue.transaction((db) => requestRebuild(db))
      await level()
    })
  }
}

/** Beside the work the record is backed up, again and again. */
const keepBackups = async (file: string, random: SeededRandom): Promise<void> => {
  const folder = backupFolder(file)
  clearHalfMade(folder)
  for (;;) {
    await pause(random)
    await told('backup', async () => {
      // Two within one second bear one name: the second is not made.
      await makeBackup(file, folder, Date.now()).catch(() => undefined)
      pruneBackups(folder, 1)
    })
  }
}

const pause = (random: SeededRandom): Promise<void> => new Promise((resolve) => setTimeout(resolve, random.int(5, 200)))

/** Reported, declined, and made unreadable for ever. */
const eraseOne = async (ledger: Ledger, random: SeededRandom): Promise<void> => {
  const person = await personOnDuty(ledger.reader)
  const options = { actor: person?.id ?? ('nobody' as PersonId), group: null }
  const stream = orderStream(importedOrderId('erased', String(random.int(0, 1_000_000_000))))
  const words = { ...noWords, title: '要清除的' }
  const body = { channel: 'hotline' as const, receivedAt: ledger.now(), words }
  await ledger.submit([{ type: 'reportOrder', stream, touches: [stream], body }], options)
  const decline = { route: 'other' as const, reason: '另有途径' }
  await ledger.submit([{ type: 'declineOrder', stream, touches: [stream], body: decline }], options)
  const erasure = { ground: 'asked' as const, quotes: [] }
  const draft = { type: 'eraseReporter' as const, stream, touches: [stream], body: erasure }
  await told('erasure', () => ledger.submit([draft], options))
}

process.once('message', (order: CrashOrder) => void work(order))
process.once('disconnect', () => process.exit(0))
tell('loaded')
