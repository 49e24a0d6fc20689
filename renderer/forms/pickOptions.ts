import { unitFit } from '../desk/unitFilter.ts'

/** Something that can be picked by typing: a town, a category, a unit, a person. */
export type PickOption<Key> = {
  readonly key: Key
  readonly name: string
  /** What stands before the name in small: the path of a category. */
  readonly path?: string
  readonly aliases?: readonly string[]
  readonly initials: string
  /** What stands at the right end. */
  readonly note?: string
}

/** The options that fit what was typed, the best first, in their own order within the same fit. */
export const fittingOptions = <Key>(
  options: readonly PickOption<Key>[],
  typed: string,
  most = 200,
): readonly PickOption<Key>[] => {
  const asked = typed.trim().toLowerCase()
  return options
    .flatMap((option) => {
      const fit = fitOf(option, asked)
      return fit === null ? [] : [{ option, fit }]
    })
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ option }) => option)
}

/** A name goes before an alias, both before the path that leads there. */
const fitOf = <Key>({ name, aliases = [], path = '', initials }: PickOption<Key>, asked: string): number | null => {
  const own = unitFit({ name, fullName: '', initials }, asked)
  if (own !== null) return own
  const other = aliases.flatMap((alias) => unitFit({ name: alias, fullName: '', initials: '' }, asked) ?? [])
  if (other.length > 0) return 7 + Math.min(...other)
  return path !== '' && path.toLowerCase().includes(asked) ? 20 : null
}

/** The one option that bears this name or alias, as the store would find it; null for none or several. */
export const optionNamed = <Key>(options: readonly PickOption<Key>[], typed: string): PickOption<Key> | null => {
  const asked = typed.trim().toLowerCase()
  if (asked === '') return null
  const found = options.filter(({ name, aliases = [] }) =>
    [name, ...aliases].some((known) => known.toLowerCase() === asked),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}
