import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ReturnPreview, ReturnScope, ReturnSource, StateWords } from '../../shared/contract/returns.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { ConfirmReturn } from './ConfirmReturn.tsx'

type Format = 'xlsx' | 'utf8' | 'gb18030'
const formats = ['xlsx', 'utf8', 'gb18030'] as const
type Written = { readonly rows: number; readonly path: string }
type Failed = { readonly failed: string }

/** The way back 回传: choose the source, look at what it would be told in its own columns, write the file, confirm that it came. */
export const ReturnScreen = () => {
  const { verbs, bridge, text, language } = useDesk()
  const words = text.sources.return
  const [sources, setSources] = useState<readonly ReturnSource[] | null>(null)
  const [source, setSource] = useState('')
  const [scope, setScope] = useState<ReturnScope>('since')
  const [format, setFormat] = useState<Format | null>(null)
  const [stateWords, setStateWords] = useState<StateWords>({})
  const [preview, setPreview] = useState<ReturnPreview | null>(null)
  const [written, setWritten] = useState<Written | Failed | 'busy' | null>(null)
  const asked = useRef(0)

  useEffect(() => {
    void verbs.returnSources({}).then((reply) => {
      if (!reply.ok) return
      setSources(reply.value)
      setSource(reply.value[0]?.source ?? '')
    })
  }, [verbs])
  const look = useEffectEvent(async () => {
    if (source === '') return
    asked.current += 1
    const mine = asked.current
    const reply = await verbs.previewReturn({ source, scope, stateWords, language })
    // A later question has been asked since; its answer is the one to show.
    if (reply.ok && mine === asked.current) setPreview(reply.value)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is what the preview waits for
  useEffect(() => {
    const timer = setTimeout(() => void look(), 150)
    return () => clearTimeout(timer)
  }, [source, scope, stateWords])

  // What the person chose, or the kind of file that the source itself sent.
  const as = format ?? preview?.file ?? 'xlsx'
  const write = async () => {
    const chosen = await bridge.chooseExport({
      suggestedName: `${source}-${text.sources.tabs.return}.${as === 'xlsx' ? 'xlsx' : 'csv'}`.slice(0, 200),
      format: as === 'xlsx' ? 'xlsx' : 'csv',
    })
    if (chosen === null) return
    setWritten('busy')
    const kind = {
      format: as === 'xlsx' ? 'xlsx' : 'csv',
      encoding: as === 'gb18030' ? 'gb18030' : 'utf-8',
    } as const
    const reply = await verbs.writeReturn({ source, scope, stateWords, language, to: chosen.export, ...kind })
    if (reply.ok) {
      setWritten({ rows: reply.value.rows, path: chosen.path })
      void look()
      return
    }
    const { error } = reply
    const reason = error.kind === 'refused' ? text.refusals.codes[error.code] : text.refusals.failures[error.kind]
    setWritten({ failed: error.kind === 'cannot-write' ? words.failed : text.refusals.failed(reason) })
  }

  const failed = written !== null && written !== 'busy' && 'failed' in written ? written.failed : null
  const done = written !== null && written !== 'busy' && 'path' in written ? written : null
  if (sources === null) return <div className="src" aria-busy="true" />
  if (sources.length === 0)
    return (
      <div className="src src-empty">
        <h2>{words.empty}</h2>
        <p className="t2">{words.emptyText}</p>
      </div>
    )
  return (
    <div className="src src-return">
      <section className="src-choose">
        <label>
          <span>{words.source}</span>
          <select
            className="inp"
            value={source}
            data-first
            onChange={(event) => {
              setSource(event.target.value)
              setStateWords({})
              setFormat(null)
              setPreview(null)
              setWritten(null)
            }}
          >
            {sources.map((one) => (
              <option key={one.source}>{one.source}</option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.scope}</span>
          <select className="inp" value={scope} onChange={(event) => setScope(event.target.value as ReturnScope)}>
            <option value="since">{words.scopes.since}</option>
            <option value="all">{words.scopes.all}</option>
          </select>
        </label>
        <label>
          <span>{words.format}</span>
          <select className="inp" value={as} onChange={(event) => setFormat(event.target.value as Format)}>
            {formats.map((one) => (
              <option key={one} value={one}>
                {words.formats[one]}
              </option>
            ))}
          </select>
        </label>
        {preview === null || preview.states.length === 0 ? null : (
          <fieldset>
            <legend>{words.states}</legend>
            {preview.states.map(({ status, count, word }) => (
              <label key={status}>
                <span className="el">
                  {text.orderCourse.statuses[status]} <span className="t3 num">{words.total(count)}</span>
                </span>
                <input
                  className="inp"
                  value={stateWords[status] ?? word}
                  maxLength={100}
                  onChange={(event) => setStateWords({ ...stateWords, [status]: event.target.value })}
                />
              </label>
            ))}
          </fieldset>
        )}
        {preview?.personal ? <p className="t3">{words.personal}</p> : null}
        {preview === null || preview.written === null ? null : (
          <ConfirmReturn key={source} source={source} written={preview.written} onConfirmed={() => void look()} />
        )}
      </section>
      <section className="src-told">
        <PreviewTable preview={preview} />
        <footer className="imp-foot">
          <button
            type="button"
            className="btn pri"
            disabled={preview === null || preview.total === 0 || written === 'busy'}
            onClick={() => void write()}
          >
            <Icon name="export" />
            {written === 'busy' ? words.writing : words.write}
          </button>
          <span className="el t2" role="status">
            {failed === null ? null : <span className="rd">{failed}</span>}
            {done === null ? null : words.written(done.rows, done.path.replace(/^.*[\\/]/u, ''))}
          </span>
          {done === null ? null : (
            <button type="button" className="btn quiet" onClick={() => void bridge.showSaved({ path: done.path })}>
              {words.show}
            </button>
          )}
          <span className="fill" />
          {preview === null ? null : <span className="t3 num">{words.shown(preview.rows.length, preview.total)}</span>}
        </footer>
      </section>
    </div>
  )
}

const PreviewTable = ({ preview }: { readonly preview: ReturnPreview | null }) => {
  const words = useDesk().text.sources.return
  if (preview === null) return <div className="src-rows" aria-busy="true" />
  if (preview.total === 0)
    return (
      <div className="src-rows src-empty">
        <p className="t2">{words.nothing}</p>
      </div>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: many columns are scrolled by keys too
    <section className="src-rows" aria-label={words.shown(preview.rows.length, preview.total)} tabIndex={0}>
      <table className="src-out">
        <thead>
          <tr>
            {preview.header.map((name, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the source's table
              <th key={column} className="src-cell src-h">
                {name}
              </th>
            ))}
            <td className="src-h src-rest" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, cells }) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the source's table
                <td key={column} className="src-cell el" title={cell}>
                  {cell.slice(0, 200)}
                </td>
              ))}
              <td className="src-rest" aria-hidden="true" />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
