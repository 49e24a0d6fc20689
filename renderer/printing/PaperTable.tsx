import { memo, useEffect, useRef } from 'react'
import type { PrintTurn } from '../../shared/contract/printing.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { LaidPaper, NoPaper } from './layOutPaper.ts'

/** Before the job a paper, in the job a turn. */
export type PaperLine =
  | { readonly kind: 'paper'; readonly paper: number; readonly laid: LaidPaper | NoPaper | null }
  | { readonly kind: 'turn'; readonly turn: PrintTurn }

/** What comes out, in its order, and what became of it. */
export const PaperTable = memo(({ lines }: { readonly lines: readonly PaperLine[] }) => {
  const words = useDesk().text.printing
  const body = useRef<HTMLTableSectionElement>(null)
  const current = lines.findIndex((line) => line.kind === 'turn' && line.turn.status === 'handed')
  useEffect(() => {
    if (current >= 0) body.current?.rows[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className="reg-scroll prt-list">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keys */}
      <table className="reg prt-table" aria-label={words.list} tabIndex={0}>
        <thead>
          <tr>
            <th className="r">{words.columns.n}</th>
            <th>{words.columns.number}</th>
            <th>{words.columns.kind}</th>
            <th>{words.columns.unit}</th>
            <th className="r">{words.columns.pages}</th>
            <th>{words.columns.state}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line) =>
            line.kind === 'turn' ? (
              <TurnRow turn={line.turn} key={line.turn.place} />
            ) : (
              <PaperRow paper={line.paper} laid={line.laid} key={line.paper} />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
})
PaperTable.displayName = 'PaperTable'

const PaperRow = ({ paper, laid }: { readonly paper: number; readonly laid: LaidPaper | NoPaper | null }) => {
  const { text } = useDesk()
  const words = text.printing
  if (laid === null || 'trouble' in laid)
    return (
      <tr>
        <td className="num r t3">{paper + 1}</td>
        <td />
        <td />
        <td />
        <td />
        <td>{laid === null ? null : <Bad>{words.passed[laid.trouble]}</Bad>}</td>
      </tr>
    )
  const { card } = laid.detail
  return (
    <tr>
      <td className="num r t3">{paper + 1}</td>
      <td className="num strong">{card.number === null ? '' : documentNumberText(card.number)}</td>
      <td>{text.notices.titles[card.kind]}</td>
      <td className="el">{card.unitName}</td>
      <td className="num r">{laid.pages.length}</td>
      <td>
        {laid.missing.length > 0 ? <Bad>{words.missingIn(laid.missing.join(' '))}</Bad> : null}
        {laid.missing.length === 0 && card.prints > 0 ? <span className="tag">{words.ledger.again}</span> : null}
      </td>
    </tr>
  )
}

const TurnRow = ({ turn }: { readonly turn: PrintTurn }) => {
  const { text } = useDesk()
  const words = text.printing
  const more = [
    turn.copies > 1 ? words.copiesOf(turn.copies) : '',
    turn.fromPage > 1 ? words.fromPage(turn.fromPage) : '',
  ].filter((part) => part !== '')
  return (
    <tr className={turn.status === 'handed' ? 'now' : undefined} data-status={turn.status}>
      <td className="num r t3">{turn.place + 1}</td>
      <td className="num strong">{turn.number === null ? '' : documentNumberText(turn.number)}</td>
      <td>{text.notices.titles[turn.kind]}</td>
      <td className="el">{turn.unitName}</td>
      <td className="num r">{turn.pages ?? <span className="reg-none">–</span>}</td>
      <td className="el">
        <TurnState turn={turn} />
        {more.length === 0 ? null : <span className="t3 num"> {more.join(' · ')}</span>}
      </td>
    </tr>
  )
}

const TurnState = ({ turn }: { readonly turn: PrintTurn }) => {
  const words = useDesk().text.printing
  switch (turn.status) {
    case 'waiting':
      return <span className="t3">{words.states.waiting}</span>
    case 'handed':
      return <b>{words.states.handed}</b>
    case 'printed':
      return (
        <span className="prt-good">
          <Icon name="check" small />
          {words.states.printed}
        </span>
      )
    case 'passed': {
      const { code = 'refused', detail = '' } = turn.trouble ?? {}
      return <Bad>{[words.passed[code], detail].filter((part) => part !== '').join('：')}</Bad>
    }
  }
}

const Bad = ({ children }: { readonly children: string }) => (
  <span className="prt-bad" title={children}>
    <Icon name="alert" small />
    <span className="el">{children}</span>
  </span>
)
