import { renameSync, rmSync } from 'node:fs'
import { firstStart } from '../../ledger/firstStart.ts'
import { type Draft, Ledger, newGroupId, type SubmitOptions } from '../../ledger/ledger.ts'
import { random as randomBytes } from '../../ledger/randomPool.ts'
import { levelSearch } from '../../ledger/search/searchIndex.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import { textAt } from '../../ledger/sqlite/driver.ts'
import { orderStream, personStream } from '../../shared/domain/streams.ts'
import { DAY, fromChina, HOUR, type Instant, MINUTE } from '../../shared/kernel/chinaTime.ts'
import { type OrderId, type PersonId, type UnitId, uuidV7 } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { type SeededRandom, seededRandom, seedOf } from '../seededRandom.ts'
import {
  addressIn,
  channelOf,
  matters,
  phoneNumber,
  reporterName,
  skewed,
  tellMatter,
  titleMatter,
  towns,
} from './city.ts'
import { setCalendar } from './madeCalendar.ts'
import { type Course, draftOf, lives, type MadeUnit } from './lives.ts'
import { textLength, titleLength } from './textLengths.ts'

/** The day on which every made ledger ends, and the three years before it in which its orders were reported. */
export const lastInstant = fromChina(2026, 11, 24, 18)
const days = 1096

/** Acts of so long a time are submitted together: some hundreds at once, whether the city reports a hundred orders a day or a thousand. */
const slotFor = (orders: number): number => (orders > 200_000 ? 4 * HOUR : DAY)

export type MakingProgress = { readonly orders: number; readonly commands: number; readonly phase: 'living' | 'search' }

type Planned = { readonly at: Instant; readonly draft: (now: Instant) => Draft }

/**
 * A ledger of `orders` orders at `file`, every one of them through `decide` and the log by the commands that anybody would
 * send, in the order of their times. Only the disk is not waited for: a machine that goes down meanwhile leaves nothing.
 */
export const makeLedgerFile = async (
  file: string,
  orders: number,
  seed: number,
  onProgress: (progress: MakingProgress) => void,
): Promise<void> => {
  const making = `${file}.making`
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(making + tail, { force: true })
  const first = lastInstant - days * DAY
  const slot = slotFor(orders)
  const clock = { now: first - DAY }
  const opened = await Ledger.open(making, () => clock.now)
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.detail}`)
  const ledger = opened.value
  await ledger.queue.alone((db) => db.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000'))
  await firstStart(ledger)
  await setCalendar(ledger)
  const maker = new Maker(ledger, clock, {
    seed,
    slot,
    units: await unitsOf(ledger),
    persons: await addPersons(ledger, seed),
  })
  const slots = Math.floor((lastInstant - first) / slot)
  let reported = 0
  for (let at = 0; at < slots; at += 1) {
    const until = Math.round((orders * (at + 1)) / slots)
    await maker.liveThrough(first + at * slot, reported, until)
    reported = until
    onProgress({ orders: reported, commands: maker.commands, phase: 'living' })
  }
  await levelSearch(ledger, new AbortController().signal, ({ indexed, total }) => {
    if (indexed % 100_000 < 250 || indexed === total) onProgress({ orders, commands: indexed, phase: 'search' })
  })
  await ledger.queue.alone((db) => db.exec('PRAGMA analysis_limit = 1000; ANALYZE'))
  await ledger.close()
  renameSync(making, file)
}

type City = {
  readonly seed: number
  readonly slot: number
  readonly units: readonly MadeUnit[]
  readonly persons: readonly PersonId[]
}

class Maker {
  readonly #ledger: Ledger
  readonly #clock: { now: Instant }
  readonly #seed: number
  readonly #slot: number
  readonly #units: ReadonlyMap<string, MadeUnit>
  readonly #unitList: readonly MadeUnit[]
  readonly #persons: readonly PersonId[]
  /** What is still to happen, by slot. */
  readonly #planned = new Map<number, Planned[]>()
  /** Numbers of the orders whose notice will name them. */
  readonly #numbers = new Map<string, string>()
  commands = 0

  constructor(ledger: Ledger, clock: { now: Instant }, { seed, slot, units, persons }: City) {
    this.#ledger = ledger
    this.#clock = clock
    this.#seed = seed
    this.#slot = slot
    this.#unitList = units
    this.#units = new Map(units.map((unit) => [unit.name, unit]))
    this.#persons = persons
    ledger.onCommit((commit) => {
      for (const event of commit.events)
        if (event.type === 'OrderReported' && this.#numbers.has(event.stream))
          this.#numbers.set(event.stream, event.data.number)
    })
  }

  /** One slot of time: the orders `from` to `until` are reported, and what was planned for it happens. */
  async liveThrough(start: Instant, from: number, until: number): Promise<void> {
    const end = start + this.#slot
    const random = seededRandom(seedOf(this.#seed, start))
    const reports: Draft[] = []
    for (let at = from; at < until; at += 1) reports.push(this.#report(seededRandom(seedOf(this.#seed, at)), start))
    this.#clock.now = start + random.int(1, 30) * MINUTE
    const brought = random.chance(0.4) && reports.length > 1
    await this.#submit(reports, random, brought ? 'import' : null)
    this.#clock.now = end - MINUTE
    const due = (this.#planned.get(this.#slotOf(start)) ?? []).sort((a, b) => a.at - b.at)
    this.#planned.delete(this.#slotOf(start))
    await this.#submit(
      due.map((act) => act.draft(this.#clock.now)),
      random,
      null,
    )
  }

  async #submit(drafts: readonly Draft[], random: SeededRandom, label: 'import' | null): Promise<void> {
    if (drafts.length === 0) return
    const actor = this.#persons[random.int(0, this.#persons.length - 1)]
    if (actor === undefined) throw new Error('nobody works here')
    const group: SubmitOptions['group'] = label === null ? null : { id: newGroupId(), size: drafts.length, label }
    const verdicts = await this.#ledger.submit(drafts, { actor, group })
    verdicts.forEach((verdict, at) => {
      // Every life is a lawful one: a refusal means that the rules have moved on and `lives` has not.
      if (verdict.kind === 'refused') throw new Error(`${drafts[at]?.type}: refused, ${verdict.refusal.code}`)
    })
    this.commands += drafts.length
  }

  #report(random: SeededRandom, start: Instant): Draft {
    const id = uuidV7(start, randomBytes(10)) as OrderId
    const matter = skewed(random, matters)
    const town = skewed(random, towns)
    const words = {
      ...noWords,
      title: random.chance(0.97) ? titleMatter(random, matter, titleLength(random)) : '',
      text: tellMatter(random, matter, textLength(random)),
      reporter: random.chance(0.9) ? reporterName(random) : '',
      phone: random.chance(0.9) ? phoneNumber(random) : '',
      address: random.chance(0.7) ? addressIn(random, town) : '',
      town: random.chance(0.96) ? town : '',
      category: random.chance(0.92) ? matter.category : '',
    }
    const channel = channelOf(random)
    const receivedAt = start - random.int(0, 40) * MINUTE
    const stream = orderStream(id)
    const lead = this.#units.get(random.chance(0.75) ? matter.unit : town) ?? skewed(random, this.#unitList)
    const course: Course = {
      random,
      id,
      words,
      channel,
      receivedAt,
      number: () => this.#numbers.get(stream) ?? '',
      due: { delivery: null },
      lead,
      other: this.#unitList.find((unit) => unit.id !== lead.id) ?? lead,
      helper: skewed(random, this.#unitList),
      newId: () => uuidV7(start, randomBytes(10)),
    }
    const life = lifeAt(random)
    if (life.name === 'supervised') this.#numbers.set(stream, '')
    for (const { after, draft } of life.acts(course)) this.#plan(start + Math.max(after, MINUTE), draft)
    if (life.history) {
      const course = { sourceState: '办结', sourceUnit: lead.name, sourceReply: '已办结并回复诉求人。' }
      const closedAt = Math.min(receivedAt + random.int(2, 40) * HOUR, start)
      return draftOf(
        stream,
        {
          type: 'importHistory',
          body: { channel, receivedAt: receivedAt - 3 * DAY, closedAt, words: { ...words, ...course } },
        },
        start,
      )
    }
    return draftOf(stream, { type: 'reportOrder', body: { channel, receivedAt, words } }, start)
  }

  #plan(at: Instant, draft: Planned['draft']): void {
    if (at >= lastInstant) return
    const list = this.#planned.get(this.#slotOf(at))
    const planned = { at, draft }
    if (list === undefined) this.#planned.set(this.#slotOf(at), [planned])
    else list.push(planned)
  }

  #slotOf(at: Instant): number {
    return Math.floor((at - lastInstant) / this.#slot)
  }
}

const wholeShare = lives.reduce((sum, life) => sum + life.share, 0)
const lifeAt = (random: SeededRandom): (typeof lives)[number] => {
  let left = random.int(1, wholeShare)
  for (const life of lives) {
    left -= life.share
    if (left <= 0) return life
  }
  throw new Error('no life')
}

const unitsOf = async (ledger: Ledger): Promise<readonly MadeUnit[]> => {
  const rows = await ledger.reader.all('SELECT unit, name, full_name FROM unit_card WHERE retired = 0 ORDER BY id')
  return rows.map((row) => ({
    id: textAt(row, 'unit') as UnitId,
    name: textAt(row, 'name'),
    fullName: textAt(row, 'full_name'),
  }))
}

/** Six more at the desk beside the first person. */
const addPersons = async (ledger: Ledger, seed: number): Promise<readonly PersonId[]> => {
  const first = await personOnDuty(ledger.reader)
  if (first === null) throw new Error('nobody on duty')
  const random = seededRandom(seed)
  const added = Array.from({ length: 6 }, () => ledger.newId() as PersonId)
  const drafts = added.map((person): Draft => {
    const stream = personStream(person)
    const body = { role: 'chiefDispatcher', unit: null, words: { name: reporterName(random) } } as const
    return { type: 'addPerson', stream, touches: [stream], body }
  })
  await ledger.submit(drafts, { actor: first.id, group: null })
  return [first.id, ...added]
}
