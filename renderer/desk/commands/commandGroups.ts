import type { IconName } from '../../look/iconPaths.ts'

export type CommandGroup = 'acts' | 'desk' | 'go' | 'views' | 'units' | 'orders'

/** One line of the palette: what it is called, the key that does the same, and why it cannot be done now. */
export type Command = {
  readonly id: string
  readonly group: CommandGroup
  readonly icon: IconName
  readonly name: string
  readonly note: string
  /** As on its key cap; '' where no key does it. */
  readonly cap: string
  /** In words; null: it can be done. */
  readonly obstacle: string | null
  readonly run: () => void
}

export type ShownGroup = { readonly group: CommandGroup; readonly commands: readonly Command[] }

const order: readonly CommandGroup[] = ['acts', 'desk', 'go', 'views', 'units', 'orders']
/** Of each group, once something is typed: what fits best is enough to read, more letters bring the rest. */
const mostOfGroup = 6

/**
 * What the palette shows. Nothing typed: what can be done now and where to go. Typed: what fits, the group with the best fit first;
 * orders last, because they are looked for and come later, and nothing may move under a hand that is about to press Enter.
 */
export const commandGroups = (
  all: readonly Command[],
  typed: string,
  fitOf: (command: Command) => number | null,
): readonly ShownGroup[] => {
  if (typed.trim() === '')
    return order.flatMap((group) => {
      const commands = all.filter(
        (one) => one.group === group && group !== 'units' && group !== 'orders' && one.obstacle === null,
      )
      return commands.length === 0 ? [] : [{ group, commands }]
    })
  const groups = order.flatMap((group) => {
    const found = all
      .filter((one) => one.group === group)
      .flatMap((one) => {
        const fit = fitOf(one)
        return fit === null ? [] : [{ one, fit }]
      })
      // What cannot be done stays and says why, behind what can.
      .toSorted((a, b) => Number(a.one.obstacle !== null) - Number(b.one.obstacle !== null) || a.fit - b.fit)
    const best = found.find(({ one }) => one.obstacle === null)?.fit ?? Number.POSITIVE_INFINITY
    const most = group === 'orders' ? found.length : mostOfGroup
    return found.length === 0 ? [] : [{ group, best, commands: found.slice(0, most).map(({ one }) => one) }]
  })
  const last = ({ group }: { readonly group: CommandGroup }): number => Number(group === 'orders')
  return groups.toSorted((a, b) => last(a) - last(b) || (a.best === b.best ? 0 : a.best - b.best))
}
