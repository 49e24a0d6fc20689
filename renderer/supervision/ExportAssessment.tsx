import { useState } from 'react'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly period: { readonly from: number; readonly to: number }
  readonly name: string
  readonly disabled: boolean
}

/** The assessment as a workbook: made in the store, saved where the person says. */
export const ExportAssessment = ({ period, name, disabled }: Props) => {
  const { verbs, bridge, text } = useDesk()
  const words = text.supervision.assessment
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const run = async () => {
    setBusy(true)
    setSaid('')
    const made = await verbs.exportAssessment(period)
    const outcome = made.ok ? await bridge.saveTable({ suggestedName: name, bytes: made.value.bytes }) : null
    setBusy(false)
    if (outcome?.kind === 'cancelled') return
    setSaid(outcome?.kind === 'saved' ? words.exported(outcome.path) : words.notExported)
  }
  return (
    <>
      {said === '' ? null : (
        <span className="t2 el" role="status">
          {said}
        </span>
      )}
      <button type="button" className="btn" disabled={disabled || busy} onClick={() => void run()}>
        <Icon name="export" />
        {busy ? words.exporting : words.export}
      </button>
    </>
  )
}
