import type { Lane } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { PickOption } from '../forms/pickOptions.ts'

/** The units that can be picked, by short and by full name. */
export const unitOptions = (lanes: readonly Lane[]): readonly PickOption<RowId>[] =>
  lanes
    .filter((lane) => !lane.retired)
    .map((lane) => ({ key: lane.unit, name: lane.name, aliases: [lane.fullName], initials: lane.initials }))
