import { useState } from 'react'
import { useDesk } from '../store/useDesk.ts'

type Props = { readonly source: string; readonly writtenAt: number; readonly onConfirmed: () => void }

/** The mark that a source has our answers, for all of them or for the ids that it confirmed; a second step, by a person. */
export const ConfirmReturn = ({ source, writtenAt, onConfirmed }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.sources.return
  const [ids, setIds] = useState('')
  const [said, setSaid] = useState<{ readonly done: number; readonly unknown: readonly string[] } | null>(null)
  const listed = ids
    .split(/[\s,，;；]+/u)
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const confirm = async (some: readonly string[] | null) => {
    const reply = await verbs.confirmReturn({ source, writtenAt, ids: some === null ? null : [...some] })
    if (!reply.ok) return
    setSaid(reply.value)
    onConfirmed()
  }
  return (
    <fieldset className="src-confirm">
      <legend>{words.confirmTitle}</legend>
      <p className="t3">{words.confirmText}</p>
      <button type="button" className="btn" onClick={() => void confirm(null)}>
        {words.confirmAll}
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
        {words.confirmSome}
      </button>
      {said === null ? null : (
        <p role="status">
          {words.confirmed(said.done)}
          {said.unknown.length === 0 ? null : <span className="wn"> {words.unknown(said.unknown)}</span>}
        </p>
      )}
    </fieldset>
  )
}
