import type { Lane } from '../../shared/contract/desk.ts'
import type { UnitKind } from '../../shared/domain/unit/unit.ts'

type Named = Pick<Lane, 'name' | 'fullName' | 'initials'>

/** How well what was typed fits a unit; the lower, the better, null when it does not fit. */
export const unitFit = (unit: Named, typed: string): number | null => {
  const query = typed.trim().toLowerCase()
  if (query === '') return 0
  const initials = unit.initials.toLowerCase()
  const name = unit.name.toLowerCase()
  if (name === query || initials === query) return 0
  if (name.startsWith(query)) return 1
  if (initials.startsWith(query)) return 2
  // 市 stands before almost every department: people type what comes after it.
  if (name.startsWith('市') && (name.slice(1).startsWith(query) || initials.slice(1).startsWith(query))) return 1
  if (name.includes(query)) return 3
  if (unit.fullName.toLowerCase().includes(query)) return 4
  if (initials.includes(query)) return 5
  // Letters in between may be left out: zjj finds 市住房和城乡建设局.
  return isSubsequence(query, initials) ? 6 : null
}

const isSubsequence = (query: string, of: string): boolean => {
  let at = 0
  for (const letter of of) if (letter === query[at]) at += 1
  return at === query.length
}

/** The units that fit, the best first, in the order they came within the same fit; retired ones take no orders. */
export const fittingUnits = (lanes: readonly Lane[], typed: string): readonly Lane[] =>
  lanes
    .flatMap((lane) => {
      const fit = lane.retired ? null : unitFit(lane, typed)
      return fit === null ? [] : [{ lane, fit }]
    })
    .sort((a, b) => a.fit - b.fit)
    .map(({ lane }) => lane)

/** The suggested unit before all others; typing goes by what is typed alone. */
export const suggestedFirst = (
  units: readonly Lane[],
  suggested: Lane['unit'] | null,
  typed: string,
): readonly Lane[] =>
  suggested === null || typed.trim() !== ''
    ? units
    : units.toSorted((a, b) => Number(b.unit === suggested) - Number(a.unit === suggested))

export type LaneSection = { readonly kind: UnitKind | 'pinned'; readonly lanes: readonly Lane[] }

/** For the list at the right, in the order given, what is pinned before all others: a filter hides lanes and moves none. */
export const laneSections = (
  lanes: readonly Lane[],
  typed: string,
  pinned: readonly Lane['unit'][] = [],
): readonly LaneSection[] =>
  (['pinned', 'department', 'town', 'other'] as const).flatMap((kind) => {
    const fitting = lanes.filter(
      (lane) =>
        (pinned.includes(lane.unit) ? kind === 'pinned' : lane.kind === kind) &&
        !lane.retired &&
        unitFit(lane, typed) !== null,
    )
    return fitting.length === 0 ? [] : [{ kind, lanes: fitting }]
  })
