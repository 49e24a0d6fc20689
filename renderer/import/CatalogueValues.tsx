import { useId, useState } from 'react'
import type { MatchesOf } from '../../shared/contract/importDesk.ts'
import type { FieldValues } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { useDesk } from '../store/useDesk.ts'
import { dropValue, putAll, putValue, ruleOf } from './planEdits.ts'
import { ValueTable } from './ValueTable.tsx'

type Props = {
  readonly field: 'town' | 'category' | 'unit'
  readonly values: FieldValues
  readonly matches: MatchesOf | null
  readonly plan: ImportPlan
  readonly onPlan: (plan: ImportPlan) => void
  /** Puts names into the catalogue; resolves when the matches were asked for again. */
  readonly onAdd: (names: readonly string[]) => Promise<void>
}

/** Each town, category or unit of the table once: what it is in the catalogue, proposed for a person to accept for all rows. */
export const CatalogueValues = ({ field, values, matches, plan, onPlan, onAdd }: Props) => {
  const { text } = useDesk()
  const words = text.importPlan.values
  const [adding, setAdding] = useState(false)
  const list = useId()
  const rule = ruleOf[field]
  const decided = new Map(plan.rules[rule])
  const found = new Map(matches?.matches.map((match) => [match.said, match]))
  const names = new Map(matches?.known.map(({ id, name }) => [id, name]))
  const open = values.values.filter(([value]) => !decided.has(value)).map(([value]) => value)
  const proposed = open.flatMap((said) => {
    const [best] = found.get(said)?.near ?? []
    return best === undefined ? [] : [[said, best.id] as const]
  })
  // What waits for the person stands above what is settled.
  const sorted: FieldValues = {
    ...values,
    values: [...values.values].sort(([a], [b]) => Number(decided.has(a)) - Number(decided.has(b))),
  }
  const add = async (said: readonly string[]) => {
    setAdding(true)
    await onAdd(said)
    setAdding(false)
  }
  return (
    <ValueTable
      values={sorted}
      title={text.importPlan.fields[field]}
      about={open.length === 0 ? words.isKnown(values.values.length) : words.undecided(open.length)}
      tools={
        open.length === 0 ? null : (
          <>
            {proposed.length === 0 ? null : (
              <button type="button" className="btn s" onClick={() => onPlan(putAll(plan, rule, proposed))}>
                {words.acceptAll(proposed.length)}
              </button>
            )}
            <button
              type="button"
              className="btn s quiet"
              onClick={() =>
                onPlan(
                  putAll(
                    plan,
                    rule,
                    open.map((said) => [said, null] as const),
                  ),
                )
              }
            >
              {words.asTypedAll(open.length)}
            </button>
            <button type="button" className="btn s quiet" disabled={adding} onClick={() => void add(open)}>
              {words.addAll(open.length)}
            </button>
          </>
        )
      }
    >
      {(value) => {
        if (decided.has(value)) {
          const id = decided.get(value) ?? null
          return (
            <span className="imp-match">
              <span className="el">{id === null ? words.asTyped : (names.get(id) ?? value)}</span>
              <button
                type="button"
                className="btn s quiet"
                aria-label={words.changeFor(value)}
                onClick={() => onPlan(dropValue(plan, rule, value))}
              >
                {words.change}
              </button>
            </span>
          )
        }
        return (
          <span className="imp-match open">
            {(found.get(value)?.near ?? []).map(({ id, name }) => (
              <button key={id} type="button" className="btn s" onClick={() => onPlan(putValue(plan, rule, value, id))}>
                {words.accept(name)}
              </button>
            ))}
            <button type="button" className="btn s quiet" onClick={() => onPlan(putValue(plan, rule, value, null))}>
              {words.asTyped}
            </button>
            <button type="button" className="btn s quiet" disabled={adding} onClick={() => void add([value])}>
              {words.add}
            </button>
            {names.size === 0 ? null : (
              <input
                className="inp"
                list={list}
                placeholder={words.other}
                aria-label={words.otherFor(value)}
                onChange={(event) => {
                  const id = matches?.known.find(({ name }) => name === event.target.value)?.id
                  if (id !== undefined) onPlan(putValue(plan, rule, value, id))
                }}
              />
            )}
          </span>
        )
      }}
    </ValueTable>
  )
}
