import { categoryCandidates, knownNames, townCandidates } from '../../ledger/sqlite/catalogueQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { streamIdAt } from '../../ledger/sqlite/streamIds.ts'
import type { CatalogueIds } from '../../shared/domain/order/intakeShapes.ts'
import type { CategoryId, RowId, TownId } from '../../shared/kernel/ids.ts'

/** The town that words mean: the one that was picked, else the one that bears the name beyond doubt; null for none. */
export const townOf = async (db: SqlReader, typed: string, picked: RowId | null): Promise<TownId | null> => {
  if (picked !== null) return streamIdAt<TownId>(db, picked, 'town')
  return typed.trim() === '' ? null : knownNames(await townCandidates(db))(typed)
}

export const categoryOf = async (db: SqlReader, typed: string, picked: RowId | null): Promise<CategoryId | null> => {
  if (picked !== null) return streamIdAt<CategoryId>(db, picked, 'category')
  return typed.trim() === '' ? null : knownNames(await categoryCandidates(db))(typed)
}

type Words = { readonly town?: string | undefined; readonly category?: string | undefined }

/** The ids that go with corrected words. Made once for many orders; what is not among the words is not named. */
export const idsOfWords = async (db: SqlReader): Promise<(words: Words) => CatalogueIds> => {
  const [towns, categories] = await Promise.all([townCandidates(db), categoryCandidates(db)])
  const [knownTown, knownCategory] = [knownNames(towns), knownNames(categories)]
  return ({ town, category }) => ({
    ...(town === undefined ? {} : { town: knownTown(town) }),
    ...(category === undefined ? {} : { category: knownCategory(category) }),
  })
}
