import type { Draft, Verdict } from '../../ledger/ledger.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import type { CommandId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'

/** What a play has brought about so far, as the person at the desk would still know it. */
export type Played = {
  readonly orders: RowId[]
  readonly units: RowId[]
  readonly groups: string[]
  readonly notices: RowId[]
  readonly persons: Map<Role, RowId>
  /** What a source brought: the command that would be taken back with its import. */
  readonly brought: { readonly draft: Draft; readonly id: CommandId }[]
  /** How often each act was tried: lives go on with what was tried least, so that few plays see all of it. */
  readonly tried: Map<string, number>
  /** Moves the ledger's clock on. */
  readonly pass: (ms: number) => void
}

export const pick = <T>(list: readonly T[], at: number): T | undefined =>
  list.length === 0 ? undefined : list[at % list.length]

/** The verdict on one draft, as the desk would answer the window. */
export const answered = ([verdict]: readonly Verdict[]): Result<null, DeskFailure> => {
  if (verdict === undefined) throw new Error('no verdict')
  return verdict.kind === 'refused' ? err({ kind: 'refused', code: verdict.refusal.code, number: '' }) : ok(null)
}
