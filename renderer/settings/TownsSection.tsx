import { useState } from 'react'
import type { TownCard } from '../../shared/contract/catalogue.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { aliasList } from '../../shared/domain/catalogue/aliases.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { unitFit } from '../desk/unitFilter.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { CatalogueDialog } from './CatalogueDialog.tsx'
import './catalogue.css'

/** The towns that matters lie in; retired ones stay readable in old orders. */
export const TownsSection = () => {
  const { verbs, text } = useDesk()
  const { towns } = useCatalogue()
  const words = text.catalogue
  const [filter, setFilter] = useState('')
  const [editing, setEditing] = useState<TownCard | 'new' | null>(null)
  const [retiring, setRetiring] = useState<TownCard | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const retired = towns.filter((town) => town.retired).length
  const shown = [...towns]
    .sort((a, b) => Number(a.retired) - Number(b.retired))
    .filter(({ name, aliases, initials }) =>
      [name, ...aliases].some((one) => unitFit({ name: one, fullName: '', initials }, filter) !== null),
    )

  const act = async (town: TownCard, verb: 'retireTown' | 'restoreTown') => {
    const reply = await verbs[verb]({ town: town.row })
    setRetiring(null)
    setFailure(reply.ok ? null : reply.error)
    const done = verb === 'retireTown' ? words.retiredDone : words.restoredDone
    setSaid(reply.ok ? done(town.name) : null)
  }
  const problemOf = (name: string): string | null => {
    if (name === '') return text.settings.problem.missing
    if (name.length > wordLimits.line) return text.settings.problem['too-long']
    const own = editing === 'new' || editing === null ? null : editing.row
    return towns.some((town) => town.name === name && town.row !== own && !town.retired)
      ? text.settings.problem.taken
      : null
  }
  return (
    <section className="set-wide" aria-label={text.settings.sections.towns}>
      <h2>{text.settings.sections.towns}</h2>
      <p className="t2">{words.towns.intro}</p>
      <div className="set-tools">
        <button type="button" className="btn" onClick={() => setEditing('new')}>
          <Icon name="plus" />
          {words.towns.add}
        </button>
        <label className="inp set-filter">
          <Icon name="filter" />
          <input
            type="search"
            value={filter}
            placeholder={words.filter}
            aria-label={words.filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
        <span className="t3 num">{words.towns.count(towns.length - retired, retired)}</span>
        <span className="fill" />
        <span className="t2" role="status">
          {said === null ? null : <Icon name="check" />}
          {said}
        </span>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      <table className="cat-table towns" aria-label={text.settings.sections.towns}>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.aliases}</th>
            <th>{words.state}</th>
            <th>{words.actions}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((town) =>
            retiring?.row === town.row ? (
              <tr key={town.row} className="asking">
                <td colSpan={4}>
                  <div role="alertdialog" aria-label={words.retireQuestion(town.name)}>
                    {words.retireQuestion(town.name)}
                    <button type="button" className="btn s" onClick={() => void act(town, 'retireTown')}>
                      {words.retire}
                    </button>
                    {/* biome-ignore lint/a11y/noAutofocus: the question was just asked, and the safe answer is under the hand */}
                    <button type="button" className="btn s" autoFocus onClick={() => setRetiring(null)}>
                      {words.keep}
                    </button>
                  </div>
                </td>
              </tr>
            ) : (
              <tr key={town.row} className={town.retired ? 'retired' : undefined}>
                <th scope="row" className="el">
                  {town.name}
                </th>
                <td className="el">{town.aliases.join('、')}</td>
                <td>{town.retired ? words.retired : words.active}</td>
                <td>
                  <button
                    type="button"
                    className="btn quiet s"
                    aria-label={`${words.change} ${town.name}`}
                    onClick={() => setEditing(town)}
                  >
                    {words.change}
                  </button>
                  <button
                    type="button"
                    className="btn quiet s"
                    aria-label={`${town.retired ? words.restore : words.retire} ${town.name}`}
                    onClick={() => {
                      setSaid(null)
                      if (town.retired) void act(town, 'restoreTown')
                      else setRetiring(town)
                    }}
                  >
                    {town.retired ? words.restore : words.retire}
                  </button>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {shown.length === 0 ? <p className="t2 set-none">{words.none}</p> : null}
      {editing === null ? null : (
        <CatalogueDialog
          title={editing === 'new' ? words.towns.addTitle : words.towns.changeTitle(editing.name)}
          isNew={editing === 'new'}
          before={editing === 'new' ? { name: '', aliases: [] } : editing}
          problemOf={problemOf}
          send={async (name, aliases) => {
            const typed = { name, aliases: [...aliasList(aliases)] }
            const reply = await (editing === 'new'
              ? verbs.addTown(typed)
              : verbs.changeTown({ ...typed, town: editing.row }))
            if (!reply.ok) return reply.error
            setEditing(null)
            setFailure(null)
            setSaid(editing === 'new' ? words.addedDone(name) : words.changedDone(name))
            return null
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}
