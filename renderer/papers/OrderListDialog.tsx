import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { ListedRow } from '../../shared/contract/officePapers.ts'
import { layoutTable } from '../../shared/documents/layoutTable.ts'
import { orderList } from '../../shared/documents/orderList.ts'
import { paperChannels } from '../../shared/documents/paperChannels.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import type { Aim } from '../desk/places.ts'
import { useDeskModel } from '../desk/deskModel.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { Icon } from '../look/Icon.tsx'
import { paperMeasure } from '../notices/paper/usePaperMeasure.ts'
import { PaperPages } from '../notices/paper/PaperPages.tsx'
import { PrintRoot } from '../notices/paper/PrintRoot.tsx'
import { usePaperOut } from '../notices/paper/usePaperOut.ts'
import { useDesk } from '../store/useDesk.ts'
import './papers.css'

/** As many as the store gives at once. */
const mostListed = 2_000
/** The first page is shown, small: whether columns hold and titles break well is seen before paper is spent. */
const previewZoom = 0.37

type Listed = { readonly orders: readonly ListedRow[]; readonly more: boolean; readonly pages: readonly PaperPage[] }

/** 诉求办理台账: what is selected, or the whole list, as a table on A4 across. */
export const OrderListDialog = ({ aim, onClose }: { readonly aim: Aim; readonly onClose: () => void }) => {
  const { verbs, settings, text } = useDesk()
  const { view } = useDeskModel()
  const words = text.officePapers.list
  const [full, setFull] = useState(false)
  const [listed, setListed] = useState<Listed | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  // Papers are in official Chinese whatever the language of the screen.
  const of = zhCN.desk.rail.inboxes[view.spec.get().inbox]
  const { printing, said, toPrinter, toFile } = usePaperOut('landscape', `${zhCN.officePapers.list.name}.pdf`)
  useEffect(() => {
    let gone = false
    void verbs.listedOrders({ target: aim.target, full }).then((reply) => {
      if (gone) return
      if (!reply.ok) return setFailure(reply.error)
      const { orders, more } = reply.value
      const rows = orders.map((order) => ({
        ...order,
        channel: paperChannels[order.channel],
        status: zhCN.desk.statuses[order.status],
      }))
      const table = orderList(rows, settings.words.officeName, of, Date.now())
      setListed({ orders, more, pages: layoutTable(table, paperMeasure()) })
    })
    return () => {
      gone = true
    }
  }, [verbs, aim, full, settings, of])
  const ready = listed !== null && !printing
  const first = listed?.pages.slice(0, 1) ?? []
  return (
    <ModalDialog
      title={words.title(Math.min(aim.count, mostListed))}
      icon="print"
      closeLabel={words.close}
      onClose={onClose}
      onSend={() => {
        if (ready) void toPrinter()
      }}
      footer={
        <>
          <span className="t2 el" role="status">
            {said}
          </span>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.close} <kbd>Esc</kbd>
          </button>
          <button type="button" className="btn" disabled={!ready} onClick={() => void toFile()}>
            <Icon name="disk" />
            {text.handover.pdf}
          </button>
          <button type="submit" className="btn pri" data-first disabled={!ready}>
            <Icon name="print" />
            {text.handover.print} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <div className="pap-preview">
        {failure === null ? null : <FailureNote failure={failure} />}
        {listed === null ? (
          <p className="t3">{failure === null ? words.preparing : ''}</p>
        ) : (
          <>
            <p>{words.pages(listed.orders.length, listed.pages.length)}</p>
            {listed.more ? <p className="t3">{words.more(mostListed)}</p> : null}
            <label className="frm-check">
              <input
                type="checkbox"
                checked={full}
                onChange={(event) => {
                  setListed(null)
                  setFull(event.target.checked)
                }}
              />
              {words.full}
              <span className="t3">{full ? words.recorded : words.masked}</span>
            </label>
            <div className="pap-sheet">
              <PaperPages pages={first} zoom={previewZoom} />
            </div>
          </>
        )}
      </div>
      {printing && listed !== null ? <PrintRoot papers={[listed.pages]} /> : null}
    </ModalDialog>
  )
}
