import { useMemo, useState } from 'react'
import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PrintWay } from '../../shared/contract/printing.ts'
import { mostJobCopies, sheetsOf } from '../../shared/printing/printOrder.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { FontFindings } from '../notices/FontFindings.tsx'
import { checkFonts } from '../notices/paper/fontCheck.ts'
import { ownFaces } from '../notices/paper/ownFonts.ts'
import { Segments } from '../notices/Segments.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import type { LaidPaper, NoPaper } from './layOutPaper.ts'
import { type PaperSort, paperSorts } from './paperSort.ts'
import { FolderChoice, PrinterChoice } from './WayFields.tsx'

type Props = {
  /** What the person should know of how these papers were chosen; '' where nothing. */
  readonly note: string
  readonly total: number
  readonly laid: readonly (LaidPaper | NoPaper)[]
  readonly printers: BridgeReplies['printers'] | null
  readonly failure: DeskFailure | null
  readonly sort: PaperSort
  readonly onSort: (sort: PaperSort) => void
  readonly onLeaveOutPrinted: () => void
  readonly onBegin: (way: PrintWay) => void
}

/** Before a job begins: where its papers go and how, what they come to, and what is in the way. */
export const SetupPanel = (props: Props) => {
  const { note, total, laid, printers, failure, sort, onSort, onLeaveOutPrinted, onBegin } = props
  const { text } = useDesk()
  const words = text.printing
  const [to, setTo] = useState<PrintWay['to'] | null>(null)
  const [printer, setPrinter] = useState<string | null>(null)
  const [copies, setCopies] = useState('1')
  const [collated, setCollated] = useState(true)
  const [duplex, setDuplex] = useState<PrintWay['duplex']>('longEdge')
  const [shape, setShape] = useState<'each' | 'joined'>('each')
  const [folder, setFolder] = useState('')
  const { generation } = useSource(ownFaces)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other font files are what it is asked again for
  const findings = useMemo(() => checkFonts([]).findings, [generation])

  const ready = laid.length === total
  const good = laid.filter((one): one is LaidPaper => 'pages' in one && one.missing.length === 0)
  const missing = laid.filter((one) => 'pages' in one && one.missing.length > 0).length
  const again = good.filter(({ detail }) => detail.card.prints > 0).length
  const goes = to ?? (printers !== null && printers.length === 0 ? 'folder' : 'printer')
  const chosen =
    printers?.find(({ name }) => name === printer) ?? printers?.find(({ isDefault }) => isDefault) ?? printers?.[0]
  const count = Number(copies)
  const wrong = !(Number.isInteger(count) && count >= 1 && count <= mostJobCopies)
  const times = goes === 'printer' && !wrong ? count : 1
  const pages = good.reduce((sum, one) => sum + one.pages.length, 0) * times
  const sheets = good.reduce((sum, one) => sum + sheetsOf(one.pages.length, duplex), 0) * times
  const way = (): PrintWay | null => {
    if (goes === 'folder')
      return folder === '' ? null : { to: 'folder', folder, shape, duplex: shape === 'joined' ? duplex : 'simplex' }
    if (chosen === undefined || wrong) return null
    return { to: 'printer', printer: chosen.name, label: chosen.label, copies: count, collated, duplex }
  }
  const next = way()
  const blocked = !ready || good.length === 0 || next === null
  return (
    <>
      <div className="ntc-scroll">
        <section className="ntc-part" aria-label={text.notices.print.heading}>
          <h2>{text.notices.print.heading}</h2>
          <Segments
            label={words.to}
            value={goes}
            options={[
              ['printer', words.toPrinter],
              ['folder', words.toFolder],
            ]}
            onPick={setTo}
          />
          {goes === 'printer' ? (
            <>
              <PrinterChoice printers={printers} value={chosen?.name ?? ''} onChange={setPrinter} />
              <label className="ntc-line">
                <span>{words.copies}</span>
                <input
                  className={wrong ? 'inp num wrong' : 'inp num'}
                  type="text"
                  inputMode="numeric"
                  aria-invalid={wrong}
                  value={copies}
                  onChange={(event) => setCopies(event.target.value)}
                />
                {wrong ? (
                  <span className="rd" role="alert">
                    {words.copiesProblem(mostJobCopies)}
                  </span>
                ) : null}
              </label>
              {times === 1 ? null : (
                <Segments
                  label={words.sets}
                  value={collated ? 'collated' : 'grouped'}
                  options={[
                    ['collated', words.collated],
                    ['grouped', words.grouped],
                  ]}
                  onPick={(order) => setCollated(order === 'collated')}
                />
              )}
            </>
          ) : (
            <>
              <FolderChoice value={folder} onChange={setFolder} />
              <Segments
                label={words.shape}
                value={shape}
                options={[
                  ['each', words.each],
                  ['joined', words.joined],
                ]}
                onPick={setShape}
              />
            </>
          )}
          <Segments
            label={words.sort}
            value={sort}
            options={paperSorts.map((one) => [one, words.sorts[one]])}
            onPick={onSort}
          />
          {goes === 'folder' && shape === 'each' ? null : (
            <>
              <Segments
                label={words.duplex}
                value={duplex}
                options={[
                  ['simplex', words.simplex],
                  ['longEdge', words.longEdge],
                ]}
                onPick={setDuplex}
              />
              {duplex === 'longEdge' ? <p className="t3 prt-hint">{words.frontSides}</p> : null}
            </>
          )}
        </section>
        <FontFindings findings={findings} />
      </div>
      <div className="ntc-acts">
        {note === '' ? null : <p className="t2">{note}</p>}
        {again === 0 ? null : (
          <p className="t2">
            {words.again(again)}{' '}
            <button type="button" className="btn s" onClick={onLeaveOutPrinted}>
              {words.leaveOut}
            </button>
          </p>
        )}
        {missing === 0 ? null : (
          <p className="ntc-said warn" role="status">
            <Icon name="warning" />
            <span>{words.missing(missing)}</span>
          </p>
        )}
        <p className="t2 num" role="status">
          {ready
            ? goes === 'folder' && shape === 'each'
              ? words.pagesOnly(pages)
              : words.sheets(sheets, pages)
            : words.laidOut(laid.length, total)}
        </p>
        {failure === null ? null : <FailureNote failure={failure} />}
        <button
          type="button"
          className="btn pri"
          disabled={blocked}
          onClick={() => {
            if (next !== null) onBegin(next)
          }}
        >
          <Icon name={goes === 'printer' ? 'print' : 'disk'} />
          {goes === 'printer' ? words.start(good.length) : words.startFiles(good.length)}
        </button>
      </div>
    </>
  )
}
