import type { CommandType } from './command.ts'
import { roleMay, rolesFor } from './permissions.ts'
import type { Role } from './person/person.ts'
import type { RefusalCode, RefusalDetail } from './refusal.ts'

/** Why an act on what the office keeps (units, categories, towns, persons, the dispatch catalogue) would be refused. */
export type UpkeepProblem = { readonly code: RefusalCode; readonly detail?: RefusalDetail }

/**
 * What would refuse an act, before anybody tries: the role, then `rule`, what the entry's own rule says, by the very function
 * that `decide` asks. The ledger decides in the end.
 */
export const upkeepProblem = (
  role: Role,
  command: CommandType,
  rule: UpkeepProblem | null = null,
): UpkeepProblem | null =>
  roleMay(role, command) ? rule : { code: 'not-permitted', detail: { kind: 'roles', roles: rolesFor(command) } }
