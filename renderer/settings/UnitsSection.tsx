import { useState } from 'react'
import type { UnitDetailsCard } from '../../shared/contract/catalogue.ts'
import type { DeskFailure, Lane } from '../../shared/contract/desk.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { UnitDialog } from './UnitDialog.tsx'
import { formUnitKinds } from './unitForm.ts'

/** The units that orders can be dispatched to, by kind; retired ones last. */
export const UnitsSection = () => {
  const { verbs, overview, text } = useDesk()
  const words = text.settings.units
  const [filter, setFilter] = useState('')
  const [editing, setEditing] = useState<Lane | 'new' | null>(null)
  const [retiring, setRetiring] = useState<Lane | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
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
    setFailure(reply.ok ? null : reply.error)
    setSaid(reply.ok ? words.retiredDone(lane.name) : null)
  }
  return (
    <section className="set-wide" aria-label={text.settings.sections.units}>
      <h2>{text.settings.sections.units}</h2>
      <p className="t2">{words.intro}</p>
      <div className="set-tools">
        <button type="button" className="btn" onClick={() => setEditing('new')}>
          <Icon name="plus" />
          {words.add}
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
        <span className="t3 num">{words.count(lanes.length - retired, retired)}</span>
        <span className="fill" />
        <span className="t2" role="status">
          {said === null ? null : <Icon name="check" />}
          {said}
        </span>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
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
              <tr key={lane.unit} className="asking">
                <td colSpan={9}>
                  <div role="alertdialog" aria-label={words.retireQuestion(lane.name, lane.open)}>
                    {words.retireQuestion(lane.name, lane.open)}
                    <button type="button" className="btn s" onClick={() => void retire(lane)}>
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
                  <button
                    type="button"
                    className="btn quiet s"
                    aria-label={`${words.change} ${lane.name}`}
                    onClick={() => setEditing(lane)}
                  >
                    {words.change}
                  </button>
                  {lane.retired ? null : (
                    <button
                      type="button"
                      className="btn quiet s"
                      aria-label={`${words.retire} ${lane.name}`}
                      onClick={() => {
                        setSaid(null)
                        setRetiring(lane)
                      }}
                    >
                      {words.retire}
                    </button>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {sorted.length === 0 ? <p className="t2 set-none">{words.none}</p> : null}
      {editing === null ? null : (
        <UnitDialog
          lane={editing === 'new' ? null : editing}
          details={editing === 'new' ? undefined : detailsOf(editing)}
          onSaved={(name) => {
            setEditing(null)
            setFailure(null)
            setSaid(editing === 'new' ? words.added(name) : words.changedDone(name))
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
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
