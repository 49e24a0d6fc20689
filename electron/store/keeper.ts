import type { BackingUp } from '../../ledger/backup/backupAside.ts'
import { dropAttachments, pruneAttachments } from '../../ledger/backup/backupAttachments.ts'
import { backupsIn, clearHalfMade, pruneBackups, roomOf } from '../../ledger/backup/backupFiles.ts'
import { eraseAside } from '../../ledger/backup/eraseAside.ts'
import { eraseFromBackups, noteErased } from '../../ledger/backup/erasedList.ts'
import { clearLog, erasedFiles, erasedStreams, isUncleared } from '../../ledger/erasure.ts'
import { headOf } from '../../ledger/sqlite/entries.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import type { KeepingState } from '../../shared/contract/keeping.ts'
import { DAY, HOUR, MINUTE } from '../../shared/kernel/chinaTime.ts'
import { backupPlace } from './backupPlace.ts'
import type { Desk } from './desk.ts'
import type { Rebuilding } from './rebuilding.ts'

/** The first look for a due backup: not while the desk is being opened and the first work done. */
const firstLook = 10 * MINUTE

/** Makes the daily backup in the background, and sees erasures through to the last byte. */
export class Keeper {
  readonly #file: string
  readonly #publish: (news: DeskNews) => void
  readonly #make: BackingUp
  #open: { readonly desk: Desk; readonly rebuilding: Rebuilding } | null = null
  #running: number | null = null
  #failure: string | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(file: string, publish: (news: DeskNews) => void, make: BackingUp) {
    this.#file = file
    this.#publish = publish
    this.#make = make
  }

  /** A ledger is open: what was left undone is gone on with, and a backup is made when one is due. */
  begin(desk: Desk, rebuilding: Rebuilding): void {
    this.#open = { desk, rebuilding }
    clearHalfMade(backupPlace(this.#file).folder)
    this.#timer = setTimeout(() => void this.#look(), firstLook)
    this.#timer.unref()
    void isUncleared(desk.ledger.reader)
      .then((left) => (left ? this.seeErasureThrough() : false))
      .catch((problem: unknown) => process.stderr.write(`erasure: ${String(problem)}\n`))
  }

  end(): void {
    this.#open = null
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  state(): KeepingState {
    const place = backupPlace(this.#file)
    const found = backupsIn(place.folder)
    const backups = found.map(({ id, bytes, manifest }) => {
      const { madeAt, entries } = manifest
      return { backup: id, madeAt, entries, bytes }
    })
    return { ...place, used: roomOf(found), backups, running: this.#running, failure: this.#failure }
  }

  /** False while one is being made already. */
  async backUp(): Promise<boolean> {
    if (this.#running !== null || this.#open === null) return false
    const { folder, budgetGb } = backupPlace(this.#file)
    this.#tell(0)
    try {
      const now = this.#open.desk.ledger.now()
      await this.#make({ ledger: this.#file, folder, now }, (share) => this.#tell(Math.floor(share * 100)))
      pruneBackups(folder, budgetGb * 1e9)
      pruneAttachments(folder)
      this.#failure = null
    } catch (problem) {
      this.#failure = problem instanceof Error ? problem.message : String(problem)
    }
    this.#running = null
    this.#publish({ kind: 'keeping', state: this.state() })
    return true
  }

  /** While something is restored no backup is begun. */
  async alone<T>(task: () => Promise<T>): Promise<T> {
    this.#tell(0)
    try {
      return await task()
    } finally {
      this.#running = null
      this.#publish({ kind: 'keeping', state: this.state() })
    }
  }

  get busy(): boolean {
    return this.#running !== null
  }

  /** The list outside, the backups' keys, the tables that quoted, the log: only then is it done. */
  async seeErasureThrough(): Promise<boolean> {
    if (this.#open === null) return false
    const { desk, rebuilding } = this.#open
    const erased = await erasedStreams(desk.ledger.reader)
    noteErased(this.#file, erased)
    await rebuilding.finish()
    dropAttachments(this.#file, backupPlace(this.#file).folder, await erasedFiles(desk.ledger.reader))
    await eraseFromBackups(backupPlace(this.#file).folder, new Set(erased.map((one) => one.name)))
    const left = await eraseAside(this.#file, erased)
    return (await clearLog(desk.ledger.queue)) && left.length === 0
  }

  #tell(percent: number): void {
    if (this.#running === percent) return
    this.#running = percent
    this.#publish({ kind: 'keeping', state: this.state() })
  }

  async #look(): Promise<void> {
    if (this.#open === null) return
    const { ledger } = this.#open.desk
    const [newest] = backupsIn(backupPlace(this.#file).folder)
    const { seq } = await headOf(ledger.reader)
    const old = newest === undefined || ledger.now() - newest.manifest.madeAt >= DAY - HOUR
    if (old && seq > (newest?.manifest.entries ?? 0)) await this.backUp()
    this.#timer = setTimeout(() => void this.#look(), HOUR)
    this.#timer.unref()
  }
}
