import { useState } from 'react'
import { Icon } from '../look/Icon.tsx'
import { failureText } from '../store/failureText.ts'
import { useDesk } from '../store/useDesk.ts'

/** The ledger of prints as a table that any spreadsheet opens. */
export const ExportPrints = () => {
  const { verbs, bridge, text, language } = useDesk()
  const words = text.printing.ledger
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const run = async () => {
    setSaid('')
    const chosen = await bridge.chooseExport({ suggestedName: words.exportName, format: 'csv' })
    if (chosen === null) return
    setBusy(true)
    const reply = await verbs.exportPrints({ export: chosen.export, language })
    setBusy(false)
    setSaid(reply.ok ? words.exported(reply.value.rows) : failureText(text, reply.error))
  }
  return (
    <>
      {said === '' ? null : (
        <span className="t2 el" role="status">
          {said}
        </span>
      )}
      <button type="button" className="btn s" disabled={busy} onClick={() => void run()}>
        <Icon name="export" />
        {words.export}
      </button>
    </>
  )
}
