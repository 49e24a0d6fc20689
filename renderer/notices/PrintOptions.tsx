import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import { useDesk } from '../store/useDesk.ts'
import { Segments } from './Segments.tsx'

export type PrintWish = { readonly printer: string; readonly copies: string; readonly duplex: 'simplex' | 'longEdge' }

type Props = {
  readonly wish: PrintWish
  /** Null while they are asked for. */
  readonly printers: BridgeReplies['printers'] | null
  readonly prints: number
  readonly onWish: (wish: PrintWish) => void
}

export const PrintOptions = ({ wish, printers, prints, onWish }: Props) => {
  const words = useDesk().text.notices.print
  const copies = Number(wish.copies)
  const wrong = !(Number.isInteger(copies) && copies >= 1 && copies <= 999)
  return (
    <section className="ntc-part" aria-label={words.heading}>
      <h2>
        {words.heading}
        {prints === 0 ? null : <span>{words.times(prints)}</span>}
      </h2>
      {printers !== null && printers.length === 0 ? (
        <p className="ntc-line">
          <span>{words.printer}</span>
          <span className="t3">{words.noPrinters}</span>
        </p>
      ) : (
        <label className="ntc-line">
          <span>{words.printer}</span>
          <select
            className="inp"
            value={wish.printer}
            onChange={(event) => onWish({ ...wish, printer: event.target.value })}
          >
            {(printers ?? []).map((printer) => (
              <option key={printer.name} value={printer.name}>
                {printer.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="ntc-line">
        <span>{words.copies}</span>
        <input
          className={wrong ? 'inp num wrong' : 'inp num'}
          type="text"
          inputMode="numeric"
          aria-invalid={wrong}
          value={wish.copies}
          onChange={(event) => onWish({ ...wish, copies: event.target.value })}
        />
        {wrong ? (
          <span className="rd" role="alert">
            {words.copiesProblem}
          </span>
        ) : null}
      </label>
      <Segments
        label={words.duplex}
        value={wish.duplex}
        options={[
          ['simplex', words.simplex],
          ['longEdge', words.longEdge],
        ]}
        onPick={(duplex) => onWish({ ...wish, duplex })}
      />
    </section>
  )
}
