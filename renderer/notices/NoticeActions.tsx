import type { ReactNode } from 'react'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { Icon } from '../look/Icon.tsx'
import { failureDetail, failureText } from '../store/failureText.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import type { Busy, Said } from './useNotice.ts'

type Props = {
  readonly busy: Busy | null
  readonly said: Said | null
  /** Null until it is signed off. */
  readonly number: string | null
  readonly prints: number
  /** Whether there is something that a draft would keep. */
  readonly changed: boolean
  readonly openPoints: number
  /** Null while what was typed is no count. */
  readonly copies: number | null
  readonly hasPrinter: boolean
  readonly onPrint: () => void
  readonly onPdf: () => void
  readonly onSignOff: () => void
  /** Null where a paper has no draft in the record. */
  readonly onSave: (() => void) | null
}

export const NoticeActions = (props: Props) => {
  const { busy, said, number, prints, changed, openPoints, copies, hasPrinter, onPrint, onPdf, onSignOff, onSave } =
    props
  const { text } = useDesk()
  const words = text.notices
  const { acts } = words
  const signed = number !== null
  const obstacle = useObstacle()
  const notice = onSave !== null
  const notMine = obstacle(
    signed ? (notice ? 'recordPrint' : 'recordPaperPrint') : notice ? 'signOffNotice' : 'signPaper',
  )
  const undrafted = obstacle('draftNotice')
  const blocked = notMine !== null || openPoints > 0 || busy !== null
  const why = notMine ?? (openPoints > 0 ? acts.notComplete(openPoints) : undefined)
  const printLabel = () => {
    if (busy === 'signing') return acts.signing
    if (busy === 'printing') return acts.printing
    return signed ? acts.print(copies ?? 1) : acts.signOffAndPrint(copies ?? 1)
  }
  return (
    <div className="ntc-acts">
      <SaidNote said={said} number={number ?? ''} />
      <p className="ntc-rec">
        {signed && prints > 0 ? <b>{words.print.next(prints + 1)} · </b> : null}
        {why ?? acts.recorded}
      </p>
      <button
        type="button"
        className={hasPrinter ? 'btn pri' : 'btn'}
        disabled={blocked || !hasPrinter || copies === null}
        title={hasPrinter ? why : words.print.noPrinters}
        onClick={onPrint}
      >
        <Icon name={signed ? 'print' : 'stamp'} />
        {printLabel()} <kbd>Ctrl P</kbd>
      </button>
      <div className="ntc-more">
        <button type="button" className={hasPrinter ? 'btn' : 'btn pri'} disabled={blocked} title={why} onClick={onPdf}>
          <Icon name="disk" />
          {busy === 'pdf' ? acts.savingPdf : signed ? acts.savePdf : acts.signOffAndSavePdf}
        </button>
        {signed ? null : (
          <>
            <button type="button" className="btn" disabled={blocked} title={why} onClick={onSignOff}>
              {acts.signOff}
            </button>
            {onSave === null ? null : (
              <button
                type="button"
                className="btn"
                disabled={undrafted !== null || busy !== null || !changed}
                title={undrafted ?? undefined}
                onClick={onSave}
              >
                {busy === 'saving' ? acts.saving : acts.saveDraft} <kbd>Ctrl S</kbd>
              </button>
            )}
          </>
        )}
      </div>
    </div>
  )
}

/** What came of the last act; a number that was given stays in it whatever happened afterwards. */
const SaidNote = ({ said, number }: { readonly said: Said | null; readonly number: string }) => {
  const { bridge, text } = useDesk()
  const words = text.notices
  if (said === null) return null
  switch (said.kind) {
    case 'draftSaved':
      return <Good>{words.said.draftSaved(isoMinute(said.at).slice(-5))}</Good>
    case 'signed':
      return <Good>{words.said.signed(number)}</Good>
    case 'out': {
      const { outlet, destination, pages, print } = said
      const out =
        outlet.kind === 'pdf'
          ? words.said.pdfSaved(pages, destination)
          : words.said.printed(outlet.copies, outlet.label)
      return (
        <Good>
          {words.said.signed(number)}
          <br />
          {out}
          <br />
          {words.said.recordedAs(print)}
          {outlet.kind === 'pdf' ? (
            <button type="button" className="btn s" onClick={() => void bridge.showSaved({ path: destination })}>
              <Icon name="folder" />
              {words.acts.show}
            </button>
          ) : null}
        </Good>
      )
    }
    case 'cancelled':
      return (
        <p className="ntc-said warn" role="status">
          <Icon name="warning" />
          <span>{said.outlet.kind === 'pdf' ? words.said.cancelled(number) : words.said.printCancelled(number)}</span>
        </p>
      )
    case 'notOut':
      return (
        <Bad detail={said.detail}>
          {words.said.failures[said.code]}。{words.said.stillSigned(number)}
        </Bad>
      )
    case 'notRecorded':
      return (
        <Bad detail={failureDetail(said.failure)}>
          {words.said.notRecorded}
          {failureText(text, said.failure)}
        </Bad>
      )
    case 'refused':
      return <Bad detail={failureDetail(said.failure)}>{failureText(text, said.failure)}</Bad>
  }
}

const Good = ({ children }: { readonly children: ReactNode }) => (
  <p className="ntc-said" role="status">
    <Icon name="check" />
    <span>{children}</span>
  </p>
)

const Bad = ({ detail, children }: { readonly detail: string; readonly children: ReactNode }) => (
  <p className="ntc-said bad" role="alert">
    <Icon name="alert" />
    <span>
      {children}
      {detail === '' ? null : <small> {detail}</small>}
    </span>
  </p>
)
