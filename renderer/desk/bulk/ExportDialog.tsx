import { useState } from 'react'
import type { ExportFormat } from '../../../shared/contract/exporting.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { columnsInOrder } from '../../../shared/views/columnOrder.ts'
import { ModalDialog } from '../../forms/ModalDialog.tsx'
import { failureDetail, failureText } from '../../store/failureText.ts'
import { useDesk, useSession } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import type { Aim } from '../places.ts'
import './bulk.css'

const formats = ['xlsx', 'csv'] as const satisfies readonly ExportFormat[]

/** What the list shows, as a file. Without personal data unless the person asks for it, and then it is recorded. */
export const ExportDialog = ({ aim, onClose }: { readonly aim: Aim; readonly onClose: () => void }) => {
  const { verbs, text, bridge, language } = useDesk()
  const { preferences } = useSession()
  const { view, toasts } = useDeskModel()
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [full, setFull] = useState(false)
  const words = text.views.exporting
  const layout = preferences.columns.get()
  const columns = columnsInOrder(layout).filter((column) => !layout.hidden.includes(column))
  const name = text.desk.rail.inboxes[view.spec.get().inbox]

  const run = async (): Promise<void> => {
    const suggestedName = `${name} ${isoMinute(Date.now()).replace(':', '')}`
    const chosen = await bridge.chooseExport({ suggestedName, format })
    if (chosen === null) return
    onClose()
    const answer = await verbs.exportOrders({
      export: chosen.export,
      target: aim.target,
      columns: [...columns],
      format,
      full,
      language,
      name,
    })
    if (!answer.ok)
      toasts.say({ kind: 'failed', message: failureText(text, answer.error), detail: failureDetail(answer.error) })
    else if (answer.value.cancelled) toasts.say({ kind: 'said', message: words.cancelled })
    else toasts.say({ kind: 'said', message: words.done(answer.value.rows) }, { file: chosen.path })
  }
  return (
    <ModalDialog
      title={words.title(aim.count)}
      icon="export"
      closeLabel={words.close}
      onClose={onClose}
      onSend={() => void run()}
      footer={
        <>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.close} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri">
            {words.run} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <div className="bulk">
        <label className="bulk-line">
          <span>{words.format}</span>
          <select
            className="inp"
            data-first
            value={format}
            onChange={(event) => setFormat(event.target.value === 'csv' ? 'csv' : 'xlsx')}
          >
            {formats.map((known) => (
              <option key={known} value={known}>
                {words.formats[known]}
              </option>
            ))}
          </select>
        </label>
        <div className="bulk-line">
          <span>{words.columns}</span>
          <span className="t2">{columns.map((column) => text.desk.columns[column]).join('、')}</span>
          <span />
          <span className="t3">{format === 'csv' ? `${words.columnsText}。${words.formula}` : words.columnsText}</span>
        </div>
        <label className="export-check">
          <input type="checkbox" checked={full} onChange={(event) => setFull(event.target.checked)} />
          <span>{words.personal}</span>
          <span className="t3">{full ? words.personalText : words.masked}</span>
        </label>
      </div>
    </ModalDialog>
  )
}
