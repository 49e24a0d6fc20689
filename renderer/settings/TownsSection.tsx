import { useState } from 'react'
import type { TownCard } from '../../shared/contract/catalogue.ts'
import { aliasList } from '../../shared/domain/catalogue/aliases.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { unitFit } from '../desk/unitFilter.ts'
import { useDesk } from '../store/useDesk.ts'
import { ActButton } from './ActButton.tsx'
import { AskRow } from './AskToRetire.tsx'
import { CatalogueDialog } from './CatalogueDialog.tsx'
import { ListSection } from './ListSection.tsx'
import { useUpkeep } from './useUpkeep.ts'

/** The towns that matters lie in; retired ones stay readable in old orders. */
export const TownsSection = () => {
  const { verbs, text } = useDesk()
  const { towns } = useCatalogue()
  const words = text.catalogue
  const [filter, setFilter] = useState('')
  const [editing, setEditing] = useState<TownCard | 'new' | null>(null)
  const [retiring, setRetiring] = useState<TownCard | null>(null)
  const upkeep = useUpkeep()
  const retired = towns.filter((town) => town.retired).length
  const shown = [...towns]
    .sort((a, b) => Number(a.retired) - Number(b.retired))
    .filter(({ name, aliases, initials }) =>
      [name, ...aliases].some((one) => unitFit({ name: one, fullName: '', initials }, filter) !== null),
    )

  const act = async (town: TownCard, verb: 'retireTown' | 'restoreTown') => {
    const reply = await verbs[verb]({ town: town.row })
    setRetiring(null)
    upkeep.tell(reply, (verb === 'retireTown' ? words.retiredDone : words.restoredDone)(town.name))
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
    <ListSection
      title={text.settings.sections.towns}
      intro={words.towns.intro}
      upkeep={upkeep}
      add={{ label: words.towns.add, obstacle: upkeep.obstacle('addTown'), onAdd: () => setEditing('new') }}
      filter={{ value: filter, label: words.filter, onChange: setFilter }}
      tools={<span className="t3 num">{words.towns.count(towns.length - retired, retired)}</span>}
      none={shown.length === 0 ? words.none : null}
      className="towns"
    >
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
              <AskRow
                key={town.row}
                columns={4}
                question={words.retireQuestion(town.name)}
                act={words.retire}
                onAct={() => void act(town, 'retireTown')}
                onKeep={() => setRetiring(null)}
              />
            ) : (
              <tr key={town.row} className={town.retired ? 'retired' : undefined}>
                <th scope="row" className="el">
                  {town.name}
                </th>
                <td className="el">{town.aliases.join('、')}</td>
                <td>{town.retired ? words.retired : words.active}</td>
                <td>
                  <ActButton
                    small
                    label={words.change}
                    about={`${words.change} ${town.name}`}
                    obstacle={upkeep.obstacle('changeTown')}
                    onAct={() => setEditing(town)}
                  />
                  <ActButton
                    small
                    label={town.retired ? words.restore : words.retire}
                    about={`${town.retired ? words.restore : words.retire} ${town.name}`}
                    obstacle={upkeep.obstacle(town.retired ? 'restoreTown' : 'retireTown')}
                    onAct={() => {
                      upkeep.clear()
                      if (town.retired) void act(town, 'restoreTown')
                      else setRetiring(town)
                    }}
                  />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {editing === null ? null : (
        <CatalogueDialog
          place={{ form: 'settings.town', about: editing === 'new' ? null : editing.row }}
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
            upkeep.tell(reply, editing === 'new' ? words.addedDone(name) : words.changedDone(name))
            return null
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </ListSection>
  )
}
