import { useState } from 'react'
import type { ReturnPreview } from '../../shared/contract/returns.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly source: string
  readonly written: NonNullable<ReturnPreview['written']>
  readonly onConfirmed: () => void
}
type Said = { readonly done: number; readonly unknown: readonly string[] } | { readonly failed: string }

/** The mark that a source has our answers, for the whole last file or for the ids that it confirmed; often days later. */
export const ConfirmReturn = ({ source, written, onConfirmed }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.sources.return
  const [ids, setIds] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const listed = ids
    .split(/[\s,，;；]+/u)
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const confirm = async (some: readonly string[] | null) => {
    const reply = await verbs.confirmReturn({ source, ids: some === null ? null : [...some] })
    if (!reply.ok) {
      const { error } = reply
      const reason = error.kind === 'refused' ? text.refusals.codes[error.code] : text.refusals.failures[error.kind]
      setSaid({ failed: text.refusals.failed(reason) })
      return
    }
    setSaid(reply.value)
    setIds('')
    onConfirmed()
  }
  return (
    <fieldset className="src-confirm">
      <legend>{words.confirmTitle}</legend>
      <p className="t3 num">{words.lastFile(isoMinute(written.at), written.waiting)}</p>
      {written.waiting === 0 ? null : (
        <>
          <p className="t3">{words.confirmText}</p>
          <button type="button" className="btn" onClick={() => void confirm(null)}>
            {words.confirmAll(written.waiting)}
          </button>
          <textarea
            className="inp"
            aria-label={words.ids}
            placeholder={words.ids}
            rows={4}
            value={ids}
            onChange={(event) => setIds(event.target.value)}
          />
          <button type="button" className="btn" disabled={listed.length === 0} onClick={() => void confirm(listed)}>
            {words.confirmSome(listed.length)}
          </button>
        </>
      )}
      {said === null ? null : (
        <p role="status">
          {'failed' in said ? <span className="rd">{said.failed}</span> : words.confirmed(said.done)}
          {'failed' in said || said.unknown.length === 0 ? null : (
            <span className="wn"> {words.unknown(said.unknown)}</span>
          )}
        </p>
      )}
    </fieldset>
  )
}
