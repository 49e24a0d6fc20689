/**
 * One table of a projection, declared once and created under whatever name it is being built. `columns` null: a virtual
 * table, which is only ever built anew, never adapted.
 */
export type ProjectionTable = {
  readonly name: string
  readonly columns: Readonly<Record<string, string>> | null
  /** Statements that make the table and its indexes; `indexName` because an index cannot be renamed with its table. */
  readonly create: (as: string, indexName: (name: string) => string) => readonly string[]
}

type Shape = {
  /** Name -> what stands behind it: '(received_at, id)'. */
  readonly indexes?: Readonly<Record<string, string>>
  /** For a table whose key is not one integer. */
  readonly withoutRowid?: boolean
  /** A key of several columns: '(category, unit)'. */
  readonly primaryKey?: string
}

/** `columns`: name -> type and constraints, 'TEXT NOT NULL'. */
export const projectionTable = (
  name: string,
  columns: Readonly<Record<string, string>>,
  { indexes = {}, withoutRowid = false, primaryKey }: Shape = {},
): ProjectionTable => ({
  name,
  columns,
  create: (as, indexName) => {
    const parts = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
    if (primaryKey !== undefined) parts.push(`PRIMARY KEY ${primaryKey}`)
    return [
      `CREATE TABLE ${as} (${parts.join(', ')}) STRICT${withoutRowid ? ', WITHOUT ROWID' : ''}`,
      ...Object.entries(indexes).map(([index, on]) => `CREATE INDEX ${indexName(index)} ON ${as} ${on}`),
    ]
  },
})

/** A virtual table; `statements` are given the name that it is made under. */
export const virtualTable = (name: string, statements: (as: string) => readonly string[]): ProjectionTable => ({
  name,
  columns: null,
  create: statements,
})
