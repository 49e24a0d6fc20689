import type { Made } from '../../shared/contract/desk.ts'
import { aliasLines } from '../../shared/domain/catalogue/aliases.ts'
import type { CommandBody } from '../../shared/domain/command.ts'
import { categoryStream, routeStream, townStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { CategoryId, RowId, StreamName, TownId, UnitId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { catalogue } from '../../ledger/sqlite/catalogueQueries.ts'
import { unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { streamIdAt } from '../../ledger/sqlite/streamIds.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { type Desk, submitOne } from './desk.ts'
import type { Handlers } from './portServer.ts'

type CatalogueVerbs = keyof import('../../shared/contract/catalogue.ts').CatalogueReplies
type Typed = { readonly name: string; readonly aliases: readonly string[] }

/** Categories, towns and the dispatch catalogue. The window hears of every change by the news that follows the commit. */
export const catalogueHandlers = (desk: Desk): Pick<Handlers, CatalogueVerbs> => {
  const submit = (stream: StreamName, act: CommandBody) =>
    submitOne(desk, { ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now()) })
  const db = desk.ledger.reader
  const onCategory = async (row: RowId, act: (id: CategoryId) => Promise<Result<Made, DeskFailure>>) => {
    const id = await streamIdAt<CategoryId>(db, row, 'category')
    return id === null ? notFound : act(id)
  }
  const onTown = async (row: RowId, act: CommandBody) => {
    const id = await streamIdAt<TownId>(db, row, 'town')
    return id === null ? notFound : submit(townStream(id), act)
  }
  /** Null for none, undefined for one that is not there. */
  const parentOf = async (row: RowId | null): Promise<CategoryId | null | undefined> =>
    row === null ? null : ((await streamIdAt<CategoryId>(db, row, 'category')) ?? undefined)

  return {
    catalogue: async () => ok(await catalogue(db)),
    addCategory: async ({ parent: parentRow, ...typed }) => {
      const parent = await parentOf(parentRow)
      if (parent === undefined) return notFound
      const id = desk.ledger.newId() as CategoryId
      return submit(categoryStream(id), { type: 'addCategory', body: { parent, words: wordsOf(typed) } })
    },
    changeCategory: async ({ category, parent: parentRow, ...typed }) => {
      const parent = await parentOf(parentRow)
      if (parent === undefined) return notFound
      return onCategory(category, (id) =>
        submit(categoryStream(id), { type: 'changeCategory', body: { parent, words: wordsOf(typed) } }),
      )
    },
    retireCategory: ({ category }) =>
      onCategory(category, (id) => submit(categoryStream(id), { type: 'retireCategory', body: {} })),
    restoreCategory: ({ category }) =>
      onCategory(category, (id) => submit(categoryStream(id), { type: 'restoreCategory', body: {} })),
    addTown: (typed) => {
      const id = desk.ledger.newId() as TownId
      return submit(townStream(id), { type: 'addTown', body: { words: wordsOf(typed) } })
    },
    changeTown: ({ town, ...typed }) => onTown(town, { type: 'changeTown', body: { words: wordsOf(typed) } }),
    retireTown: ({ town }) => onTown(town, { type: 'retireTown', body: {} }),
    restoreTown: ({ town }) => onTown(town, { type: 'restoreTown', body: {} }),
    setRoute: async ({ category, lead: leadRow, supporting: supportingRows, closing, from, until, basis }) => {
      const ids = await unitIds(db, [leadRow, ...supportingRows])
      const lead = ids.get(leadRow)
      const supporting = supportingRows.map((row) => ids.get(row))
      if (lead === undefined || supporting.includes(undefined)) return notFound
      const period = { lead, supporting: supporting as readonly UnitId[], closing, from, until }
      return onCategory(category, (id) =>
        submit(routeStream(id), { type: 'setRoute', body: { ...period, words: { basis: basis.trim() } } }),
      )
    },
    endRoute: ({ category, from, until }) =>
      onCategory(category, (id) => submit(routeStream(id), { type: 'endRoute', body: { from, until } })),
  }
}

const notFound: Result<Made, DeskFailure> = err({ kind: 'not-found' })
const wordsOf = ({ name, aliases }: Typed) => ({ name: name.trim(), aliases: aliasLines(aliases) })
