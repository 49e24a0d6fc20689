import { useEffect, useState } from 'react'
import type { DeskFailure, DeskReplies } from '../../shared/contract/desk.ts'
import { mayReadAudit } from '../../shared/domain/permissions.ts'
import { readingKinds } from '../../shared/domain/reading/reading.ts'
import { DAY, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { usePersons } from '../persons/usePersons.ts'
import { useDesk } from '../store/useDesk.ts'
import { fromDay } from './routeForm.ts'
import './catalogue.css'

const firstNumbers = 3

/** The audit of reading: filtered, counted, written into a file; nothing in it can be changed. */
export const ReadingsSection = () => {
  const { verbs, bridge, hello, text, language } = useDesk()
  const words = text.readings
  const persons = usePersons() ?? []
  const [kind, setKind] = useState('')
  const [person, setPerson] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [found, setFound] = useState<DeskReplies['readings'] | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [said, setSaid] = useState('')
  const allowed = mayReadAudit(hello.person.role)
  const lastDay = fromDay(until)
  const filter = {
    kind: readingKinds.find((known) => known === kind) ?? null,
    person: persons.find((one) => String(one.row) === person)?.row ?? null,
    from: fromDay(from),
    // The day that was named belongs to it.
    until: lastDay === null ? null : lastDay + DAY,
  }
  const key = JSON.stringify(filter)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is made anew with every render; its content decides
  useEffect(() => {
    if (!allowed) return
    let gone = false
    void verbs.readings(filter).then((reply) => {
      if (gone) return
      if (reply.ok) setFound(reply.value)
      setFailure(reply.ok ? null : reply.error)
    })
    return () => {
      gone = true
    }
  }, [verbs, key, allowed])

  const write = async () => {
    const suggestedName = words.file(isoMinute(Date.now()).slice(0, 10))
    const chosen = await bridge.chooseExport({ suggestedName, format: 'csv' })
    if (chosen === null) return
    const reply = await verbs.exportReadings({ ...filter, export: chosen.export, language })
    setFailure(reply.ok ? null : reply.error)
    setSaid(reply.ok ? words.exported(reply.value.rows, chosen.path) : '')
  }
  const title = text.settings.sections.readings
  return (
    <section className="set-wide" aria-label={title}>
      <h2>{title}</h2>
      <p className="t2">
        {words.intro}
        {found === null || found.since === null ? '' : words.since(isoMinute(found.since).slice(0, 10))}
      </p>
      <p className="t3">{words.kept}</p>
      {allowed ? null : <p className="frm-note">{words.forbidden}</p>}
      <div className="set-tools">
        <select className="inp" aria-label={words.kind} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="">{words.anyKind}</option>
          {readingKinds.map((known) => (
            <option key={known} value={known}>
              {words.kinds[known]}
            </option>
          ))}
        </select>
        <select
          className="inp"
          aria-label={words.person}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
        >
          <option value="">{words.anyPerson}</option>
          {persons.map((one) => (
            <option key={one.row} value={one.row}>
              {one.name}
            </option>
          ))}
        </select>
        <label className="set-day">
          {words.from}
          <input className="inp" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="set-day">
          {words.until}
          <input className="inp" type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        </label>
        <span className="t3 num">{found === null ? '' : words.count(found.entries.length, found.total)}</span>
        <span className="fill" />
        <span className="t2 el" role="status">
          {said}
        </span>
        <button type="button" className="btn" disabled={!allowed || found?.total === 0} onClick={() => void write()}>
          <Icon name="export" />
          {words.export}
        </button>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      <table className="cat-table readings" aria-label={title}>
        <thead>
          <tr>
            <th>{words.columns.at}</th>
            <th>{words.columns.by}</th>
            <th>{words.columns.kind}</th>
            <th className="r">{words.columns.count}</th>
            <th>{words.columns.numbers}</th>
            <th>{words.columns.full}</th>
            <th>{words.columns.what}</th>
          </tr>
        </thead>
        <tbody>
          {found?.entries.map((entry) => (
            <tr key={entry.row}>
              <td className="num">{isoMinute(entry.at)}</td>
              <th scope="row" className="el">
                {entry.by}
              </th>
              <td>{words.kinds[entry.kind]}</td>
              <td className="r num">{entry.count.toLocaleString('en-US')}</td>
              <td className="num el" title={entry.numbers.join(' ')}>
                {entry.numbers.slice(0, firstNumbers).join(' ')}
                {entry.count > firstNumbers ? ` ${words.more(entry.count)}` : ''}
              </td>
              <td>{entry.full ? words.full : words.masked}</td>
              <td className="el" title={entry.what}>
                {entry.kind === 'reveal' ? '' : entry.what}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found?.entries.length === 0 ? <p className="t2 set-none">{words.none}</p> : null}
    </section>
  )
}
