import type { Draft } from '../../../ledger/ledger.ts'
import { aliasLines, aliasList } from '../../../shared/domain/catalogue/aliases.ts'
import { categoryStream } from '../../../shared/domain/streams.ts'
import type { CategoryId, StreamName } from '../../../shared/kernel/ids.ts'
import { nameKey } from '../../../shared/matching/nameKey.ts'
import type { Desk } from '../desk.ts'
import { type AtHand, catalogueAtHand, namesOf } from './catalogueAtHand.ts'
import { entryId, type Outcome, type RunPlan, rowCommandId, type TakeableRow } from './importRun.ts'
import { recordedActs } from './recordedActs.ts'
import { submit } from './takeOrders.ts'

type CategoryRow = Extract<TakeableRow, { readonly kind: 'categories' }>

/**
 * Categories by their paths: a level that is there under its parent, by name or alias, is met again; what is missing is
 * added. Other aliases or another spelling for one that is there wait for somebody's yes.
 */
export const takeCategories = async (
  desk: Desk,
  run: RunPlan,
  rows: readonly CategoryRow[],
): Promise<readonly Outcome[]> => {
  const [catalogue, done] = await Promise.all([
    catalogueAtHand(desk, 'category'),
    recordedActs(desk, run, rows, ['category 0', 'category 1', 'category 2', 'restore 0', 'restore 1', 'restore 2']),
  ])
  const known = [...catalogue.values()]
  const drafts: Draft[] = []
  const draftsOf = new Map<number, number[]>()
  const outcomes = rows.map((row): Outcome => {
    let parent: CategoryId | null = null
    let added = false
    const { path } = row.category
    for (const [level, name] of path.entries()) {
      const last = level === path.length - 1
      const aliases = last ? aliasLines([...row.category.aliases, row.category.code]) : ''
      const found = findBelow(known, parent, name)
      if (found === undefined) {
        const id = entryId(run, 'category', [...path.slice(0, level + 1)]) as CategoryId
        const stream = categoryStream(id)
        const words = { name, aliases }
        const touches: StreamName[] = parent === null ? [stream] : [stream, categoryStream(parent)]
        const command = rowCommandId(run, row.row, `category ${level}`)
        note(
          draftsOf,
          row.row,
          drafts.push({ type: 'addCategory', id: command, stream, touches, body: { parent, words } }),
        )
        known.push({ stream, id, words, data: { parent }, retired: false })
        added = true
        parent = id
        continue
      }
      parent = found.id as CategoryId
      const { stream } = found
      if (found.retired) {
        const command = rowCommandId(run, row.row, `restore ${level}`)
        note(
          draftsOf,
          row.row,
          drafts.push({ type: 'restoreCategory', id: command, stream, touches: [stream], body: {} }),
        )
        known.splice(known.indexOf(found), 1, { ...found, retired: false })
        added = true
      }
      const fresh = last && !added ? aliasList(aliases).filter((one) => !namesOf(found).includes(one)) : []
      if (done.has(row.row)) return { kind: 'taken' }
      if (fresh.length > 0 || (last && !added && found.words.name !== name))
        return { kind: 'proposed', change: changeOf(found, name, fresh) }
    }
    return { kind: added || done.has(row.row) ? 'taken' : 'known' }
  })
  const verdicts = await submit(desk, run, drafts)
  return rows.map((row, at) => {
    const refused = (draftsOf.get(row.row) ?? []).some((index) => verdicts[index]?.kind === 'refused')
    if (refused)
      return {
        kind: 'refused',
        refused: { code: 'too-long', column: '', value: row.category.path.join(' / ').slice(0, 80) },
      }
    return outcomes[at] ?? { kind: 'known' }
  })
}

const findBelow = (known: readonly AtHand[], parent: CategoryId | null, name: string): AtHand | undefined => {
  const key = nameKey(name)
  const below = known.filter((one) => (one.data.parent ?? null) === parent)
  return (
    below.find((one) => one.words.name === name) ??
    below.find((one) => namesOf(one).some((known) => nameKey(known) === key))
  )
}

const changeOf = (found: AtHand, name: string, fresh: readonly string[]) => {
  const before = found.words.name ?? ''
  const aliases = found.words.aliases ?? ''
  return {
    stream: found.stream,
    name: before,
    changes: [
      ...(before === name ? [] : [{ field: 'name', before, now: name }]),
      ...(fresh.length === 0
        ? []
        : [{ field: 'aliases', before: aliases, now: aliasLines([...aliasList(aliases), ...fresh]) }]),
    ],
  }
}

/** `length`: what push answers, one behind the draft's place. */
const note = (draftsOf: Map<number, number[]>, row: number, length: number): void => {
  draftsOf.set(row, [...(draftsOf.get(row) ?? []), length - 1])
}
