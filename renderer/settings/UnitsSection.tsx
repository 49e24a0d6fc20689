import { useState } from 'react'
import type { UnitDetailsCard } from '../../shared/contract/catalogue.ts'
import type { Lane } from '../../shared/contract/desk.ts'
import { retireUnitProblem } from '../../shared/domain/unit/unit.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { useDesk } from '../store/useDesk.ts'
import { ActButton } from './ActButton.tsx'
import { AskRow } from './AskToRetire.tsx'
import { ListSection } from './ListSection.tsx'
import { UnitDialog } from './UnitDialog.tsx'
import { formUnitKinds } from './unitForm.ts'
import { useUpkeep } from './useUpkeep.ts'

/** The units that orders can be dispatched to, by kind; retired ones last. */
export const UnitsSection = () => {
  const { verbs, overview, text } = useDesk()
  const words = text.settings.units
  const [filter, setFilter] = useState('')
  const [editing, setEditing] = useState<Lane | 'new' | null>(null)
  const [retiring, setRetiring] = useState<Lane | null>(null)
  const upkeep = useUpkeep()
  const { lanes } = overview
  const { units } = useCatalogue()
  const detailsOf = (lane: Lane) => units.find((one) => one.unit === lane.unit)
  const retired = lanes.filter((lane) => lane.retired).length
  const asked = filter.trim().toLowerCase()
  const shown = lanes.filter((lane) =>
    [lane.name, lane.fullName, lane.initials, ...(detailsOf(lane)?.aliases ?? [])].some((name) =>
      name.toLowerCase().includes(asked),
    ),
  )
  const rank = (lane: Lane): number => (lane.retired ? 10 : 0) + formUnitKinds.indexOf(lane.kind)
  const sorted = [...shown].sort((a, b) => rank(a) - rank(b))

  const retire = async (lane: Lane) => {
    const reply = await verbs.retireUnit({ unit: lane.unit })
    setRetiring(null)
    upkeep.tell(reply, words.retiredDone(lane.name))
  }
  return (
    <ListSection
      title={text.settings.sections.units}
      intro={words.intro}
      upkeep={upkeep}
      add={{ label: words.add, obstacle: upkeep.obstacle('addUnit'), onAdd: () => setEditing('new') }}
      filter={{ value: filter, label: words.filter, onChange: setFilter }}
      tools={<span className="t3 num">{words.count(lanes.length - retired, retired)}</span>}
      none={sorted.length === 0 ? words.none : null}
    >
      <table className="set-table" aria-label={text.settings.sections.units}>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.fullName}</th>
            <th>{words.contacts}</th>
            <th>{words.kind}</th>
            <th className="r">{words.weekly}</th>
            <th className="r">{words.open}</th>
            <th className="r">{words.overdue}</th>
            <th>{words.state}</th>
            <th>{words.actions}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((lane) =>
            retiring?.unit === lane.unit ? (
              <AskRow
                key={lane.unit}
                columns={9}
                question={words.retireQuestion(lane.name, lane.open)}
                act={words.retire}
                onAct={() => void retire(lane)}
                onKeep={() => setRetiring(null)}
              />
            ) : (
              <tr key={lane.unit} className={lane.retired ? 'retired' : undefined}>
                <th scope="row" className="el">
                  {lane.name}
                </th>
                <td className="el">{lane.fullName}</td>
                <td className="el">{contactLine(detailsOf(lane))}</td>
                <td>{words.kinds[lane.kind]}</td>
                <td className="r num">{lane.weekly}</td>
                <td className="r num">{figure(lane.open)}</td>
                <td className={lane.overdue > 0 ? 'r num rd' : 'r num'}>{figure(lane.overdue)}</td>
                <td>{lane.retired ? words.retired : words.active}</td>
                <td>
                  <ActButton
                    small
                    label={words.change}
                    about={`${words.change} ${lane.name}`}
                    obstacle={upkeep.obstacle('changeUnit')}
                    onAct={() => setEditing(lane)}
                  />
                  {lane.retired ? null : (
                    <ActButton
                      small
                      label={words.retire}
                      about={`${words.retire} ${lane.name}`}
                      obstacle={upkeep.obstacle('retireUnit', retireUnitProblem(lane, lane.open))}
                      onAct={() => {
                        upkeep.clear()
                        setRetiring(lane)
                      }}
                    />
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {editing === null ? null : (
        <UnitDialog
          lane={editing === 'new' ? null : editing}
          details={editing === 'new' ? undefined : detailsOf(editing)}
          onSaved={(name) => {
            setEditing(null)
            upkeep.tell({ ok: true }, editing === 'new' ? words.added(name) : words.changedDone(name))
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </ListSection>
  )
}

/** The first of them; the rest stand in the dialog. */
const contactLine = (details: UnitDetailsCard | undefined) => {
  const [first] = details?.contacts ?? []
  if (details === undefined || first === undefined) return <span className="set-zero">–</span>
  const more = details.contacts.length - 1
  return `${[first.name, first.phone].filter((part) => part !== '').join(' ')}${more > 0 ? ` +${more}` : ''}`
}

const figure = (value: number) => (value === 0 ? <span className="set-zero">–</span> : value.toLocaleString('en-US'))
