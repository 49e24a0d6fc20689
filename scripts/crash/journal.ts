import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import type { Draft, SubmitOptions, Verdict } from '../../ledger/ledger.ts'
import type { CommandId } from '../../shared/kernel/ids.ts'

/** A draft whose command has its id from the beginning, so that it can be named before it has a verdict. */
export type NamedDraft = Draft & { readonly id: CommandId }

/** What is asked of the ledger in one transaction, written down before it is asked. */
export type Asked = Pick<SubmitOptions, 'actor' | 'group'> & { readonly drafts: readonly NamedDraft[] }

/** A command and the seq under which it was acknowledged; null: it was refused. */
type Answered = readonly (readonly [CommandId, number | null])[]

/** Beside the ledger and independent of it: what was asked, and what was answered. One JSON text a line, synced. */
export class Journal {
  readonly #fd: number

  constructor(file: string) {
    this.#fd = openSync(file, 'a')
    // A line that the last kill tore was never said: without its end it would spoil the next one.
    truncateSync(file, wholeLines(file).length)
  }

  ask(asked: Asked): void {
    this.#write({ asked })
  }

  /** Returns when the disk has it: only then may whoever asked go on. */
  answer(drafts: readonly NamedDraft[], verdicts: readonly Verdict[]): void {
    const answered: Answered = drafts.map((draft, at) => {
      const verdict = verdicts[at]
      return [draft.id, verdict === undefined || verdict.kind === 'refused' ? null : verdict.seq]
    })
    this.#write({ answered })
  }

  close(): void {
    closeSync(this.#fd)
  }

  #write(line: Line): void {
    writeSync(this.#fd, `${JSON.stringify(line)}\n`)
    fsyncSync(this.#fd)
  }
}

type Line = { readonly asked: Asked } | { readonly answered: Answered }

export type JournalContent = {
  readonly asked: ReadonlySet<CommandId>
  /** Acknowledged commands and their seq. */
  readonly acknowledged: ReadonlyMap<CommandId, number>
  readonly refused: ReadonlySet<CommandId>
  /** Asked and not answered: under way when the process was killed. */
  readonly underWay: readonly Asked[]
}

export const readJournal = (file: string): JournalContent => {
  const asked = new Set<CommandId>()
  const acknowledged = new Map<CommandId, number>()
  const refused = new Set<CommandId>()
  const submissions: Asked[] = []
  for (const text of wholeLines(file).toString('utf8').split('\n')) {
    if (text === '') continue
    const line = JSON.parse(text) as Line
    if ('asked' in line) {
      submissions.push(line.asked)
      for (const draft of line.asked.drafts) asked.add(draft.id)
    } else
      for (const [id, seq] of line.answered) {
        if (seq === null) refused.add(id)
        else acknowledged.set(id, seq)
      }
  }
  const isAnswered = ({ id }: NamedDraft): boolean => acknowledged.has(id) || refused.has(id)
  return { asked, acknowledged, refused, underWay: submissions.filter(({ drafts }) => !drafts.every(isAnswered)) }
}

const wholeLines = (file: string): Buffer => {
  const bytes = readFileSync(file)
  return bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1)
}
