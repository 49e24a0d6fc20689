import { type ReactNode, useState } from 'react'
import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PrintJob, PrintWay } from '../../shared/contract/printing.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { sheetsGiven } from '../../shared/printing/printOrder.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { Segments } from '../notices/Segments.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { Running, usePrintJob } from './usePrintJob.ts'
import { FolderChoice, PrinterChoice } from './WayFields.tsx'

type Actions = Pick<ReturnType<typeof usePrintJob>, 'resume' | 'pause' | 'cancel'>
type Props = {
  readonly job: PrintJob
  readonly running: Running | null
  readonly printers: BridgeReplies['printers'] | null
  readonly failure: DeskFailure | null
  readonly actions: Actions
}

/** A job that was begun: how far it is, why it stands still, and how it goes on. */
export const JobPanel = (props: Props) => {
  const { job, running, failure, actions } = props
  const words = useDesk().text.printing
  const done = job.printed + job.passed
  const joining = job.way.to === 'folder' && job.way.shape === 'joined'
  const shown = running !== null && joining && done === 0 ? running.laidOut : done
  return (
    <>
      <div className="ntc-scroll">
        <section className="ntc-part" aria-label={words.to}>
          <h2>{words.to}</h2>
          <WayLine way={job.way} />
          <progress className="prt-progress" aria-label={words.title} max={job.turns} value={shown} />
          <p className="prt-far num" role="status">
            <span>{headline(job, running !== null, words)}</span>
            <span className="fill" />
            <span className="t2">{words.progress(shown, job.turns)}</span>
          </p>
        </section>
        {job.status === 'done' || job.status === 'cancelled' ? <Ended job={job} /> : null}
        {running === null && (job.status === 'open' || job.status === 'halted') ? <Halted {...props} /> : null}
      </div>
      <div className="ntc-acts">
        {failure === null ? null : <FailureNote failure={failure} />}
        {running === null || job.status !== 'open' ? null : (
          <button type="button" className="btn" disabled={running.pausing} onClick={actions.pause}>
            <Icon name="pause" />
            {running.pausing ? words.pausing : words.pause} <kbd>Esc</kbd>
          </button>
        )}
        <p className="ntc-rec">{words.notLost}</p>
      </div>
    </>
  )
}

type Words = ReturnType<typeof useDesk>['text']['printing']
const headline = (job: PrintJob, running: boolean, words: Words): string => {
  if (job.status === 'cancelled') return words.cancelled
  if (job.status === 'done') return words.done(job.printed)
  if (running) return job.way.to === 'printer' ? words.running : words.writing
  return words.leftOver(job.printed + job.passed, job.turns)
}

const WayLine = ({ way }: { readonly way: PrintWay }) => {
  const words = useDesk().text.printing
  const how =
    way.to === 'printer'
      ? [words.copiesOf(way.copies), way.duplex === 'simplex' ? words.simplex : words.longEdge]
      : [way.shape === 'each' ? words.each : words.joined]
  return (
    <p className="ntc-line">
      <span>{way.to === 'printer' ? words.printer : words.folder}</span>
      <span className="prt-way" title={way.to === 'printer' ? way.label : way.folder}>
        <b className="el">{way.to === 'printer' ? way.label : way.folder}</b>
        <span className="t3">{how.join(' · ')}</span>
      </span>
    </p>
  )
}

const Ended = ({ job }: { readonly job: PrintJob }) => {
  const { bridge, text } = useDesk()
  const words = text.printing
  const file = job.list.find(({ status }) => status === 'printed')?.destination ?? ''
  return (
    <section className="ntc-part">
      {job.passed === 0 ? null : (
        <Note kind="warn" icon="warning">
          {words.passedOver(job.passed)}
        </Note>
      )}
      {job.way.to === 'folder' && file !== '' ? (
        <button type="button" className="btn" onClick={() => void bridge.showSaved({ path: file })}>
          <Icon name="folder" />
          {words.show}
        </button>
      ) : null}
    </section>
  )
}

const Halted = ({ job, printers, actions }: Props) => {
  const words = useDesk().text.printing
  const [way, setWay] = useState(job.way)
  const [sheet, setSheet] = useState('')
  const [doubtful, setDoubtful] = useState<'again' | 'came-out' | null>(null)
  const [asked, setAsked] = useState(false)
  const given = job.way.to === 'printer' ? sheetsGiven(outOf(job), job.way.duplex) : 0
  const from = sheet.trim() === '' ? null : Number(sheet)
  const wrong = from !== null && !(Number.isInteger(from) && from >= 1 && from <= given)
  const doubt = job.way.to === 'printer' ? (job.list.find(({ status }) => status === 'handed') ?? null) : null
  const blocked = wrong || (doubt !== null && doubtful === null && from === null)
  const trouble = job.trouble === null || job.trouble.code === 'paused' ? null : job.trouble
  const known = printers?.find(({ name }) => way.to === 'printer' && name === way.printer)
  return (
    <section className="ntc-part">
      {trouble === null ? null : (
        <Note kind="bad" icon="alert" detail={trouble.detail}>
          {words.troubles[trouble.code].what}。{words.troubles[trouble.code].next}。
        </Note>
      )}
      {way.to === 'printer' ? (
        <PrinterChoice
          printers={withMissing(printers, known === undefined ? way : null)}
          value={way.printer}
          onChange={(name) => {
            const label = printers?.find((one) => one.name === name)?.label ?? name
            setWay({ ...way, printer: name, label })
          }}
        />
      ) : (
        <FolderChoice value={way.folder} onChange={(folder) => setWay({ ...way, folder })} />
      )}
      {doubt === null ? null : (
        <>
          <p className="wn">{words.doubtTitle(doubt.number === null ? '' : documentNumberText(doubt.number))}</p>
          <Segments
            label={words.columns.state}
            value={doubtful ?? ''}
            options={[
              ['again', words.doubtAgain],
              ['came-out', words.doubtOut],
            ]}
            onPick={(answer) => setDoubtful(answer === 'again' || answer === 'came-out' ? answer : null)}
          />
        </>
      )}
      {given === 0 ? null : (
        <label className="prt-sheet">
          <span>{words.fromSheet}</span>
          <input
            className={wrong ? 'inp num wrong' : 'inp num'}
            type="text"
            inputMode="numeric"
            aria-invalid={wrong}
            value={sheet}
            onChange={(event) => setSheet(event.target.value)}
          />
          <span className={wrong ? 'rd' : 't3'}>
            {wrong ? words.fromSheetProblem(given) : words.fromSheetHint(given)}
          </span>
        </label>
      )}
      <button
        type="button"
        className="btn pri"
        data-first
        disabled={blocked}
        onClick={() => void actions.resume({ sheet: from, doubtful: doubtful ?? 'again', way })}
      >
        <Icon name={way.to === 'printer' ? 'print' : 'disk'} />
        {words.resume}
      </button>
      {asked ? (
        <div className="prt-ask" role="alertdialog" aria-label={words.cancel}>
          <p>{words.cancelAsk}</p>
          <button type="button" className="btn s" onClick={() => void actions.cancel()}>
            {words.cancelYes}
          </button>
          <button type="button" className="btn s" onClick={() => setAsked(false)}>
            {words.cancelNo}
          </button>
        </div>
      ) : (
        <button type="button" className="btn" onClick={() => setAsked(true)}>
          {words.cancel}
        </button>
      )}
    </section>
  )
}

/** A sheet in the tray is of a turn that came out, or may have. */
const outOf = (job: PrintJob) => {
  const first = job.list.findIndex(({ status }) => status === 'waiting')
  return (first < 0 ? job.list : job.list.slice(0, first)).filter(({ status }) => status !== 'passed')
}

/** A printer that is gone stays in the list by its name, so that what is chosen can be read. */
const withMissing = (
  printers: BridgeReplies['printers'] | null,
  gone: { readonly printer: string; readonly label: string } | null,
): BridgeReplies['printers'] | null =>
  printers === null || gone === null || printers.length === 0
    ? printers
    : [{ name: gone.printer, label: gone.label, isDefault: false }, ...printers]

type NoteProps = {
  readonly kind: 'warn' | 'bad'
  readonly icon: 'warning' | 'alert'
  readonly detail?: string
  readonly children: ReactNode
}

const Note = ({ kind, icon, detail = '', children }: NoteProps) => (
  <p className={`ntc-said ${kind}`} role="alert">
    <Icon name={icon} />
    <span>
      {children}
      {detail === '' ? null : <small> {detail}</small>}
    </span>
  </p>
)
