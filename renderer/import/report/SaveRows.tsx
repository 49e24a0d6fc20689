import { useState } from 'react'
import type { ImportReport } from '../../../shared/contract/importRuns.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'

/** Saves the rows that are left as a workbook: the file's own columns, and beside them why each was not imported. */
export const SaveRows = ({ report }: { readonly report: ImportReport }) => {
  const { bridge, verbs, text, language } = useDesk()
  const words = text.sources.report
  const [said, setSaid] = useState<{ readonly path: string; readonly name: string } | 'failed' | null>(null)
  const save = async () => {
    setSaid(null)
    const suggested = `${report.fileName.replace(/\.[^.]*$/u, '')}-${words.savedSheet}.xlsx`
    const place = await bridge.chooseExport({ suggestedName: suggested.slice(0, 200), format: 'xlsx' })
    if (place === null) return
    const reply = await verbs.saveRows({ import: report.import, to: place.export, language })
    setSaid(reply.ok ? { path: place.path, name: place.path.replace(/^.*[\\/]/u, '') } : 'failed')
  }
  return (
    <>
      <span className={said === 'failed' ? 'rd el' : 't3 el'} role="status">
        {said === 'failed' ? words.saveFailed : said === null ? null : words.saved(said.name)}
      </span>
      {said === null || said === 'failed' ? null : (
        <button type="button" className="btn quiet s" onClick={() => void bridge.showSaved({ path: said.path })}>
          {words.show}
        </button>
      )}
      <button type="button" className="btn s" onClick={() => void save()}>
        <Icon name="export" />
        {words.save}
      </button>
    </>
  )
}
