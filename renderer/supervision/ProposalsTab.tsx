import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { NoticeOpening } from '../desk/places.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { isComposing } from '../forms/keys.ts'
import { useDesk } from '../store/useDesk.ts'
import { EmptyList } from './EmptyList.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RemindDialog } from './RemindDialog.tsx'
import { RungMark } from './RungMark.tsx'
import { causeOf, takeProposal } from './takeProposal.ts'
import { useReply } from './useReply.ts'
import { walkRows } from './walkRows.ts'

type Props = { readonly onPaper: (open: NoticeOpening) => void; readonly onCase: (row: RowId) => void }
type Asking = { readonly kind: 'dismiss' | 'remind'; readonly item: ProposalItem }

/** What the rules propose: why, and one act to take it. Enter takes, T reminds by word, X dismisses with a reason. */
export const ProposalsTab = ({ onPaper, onCase }: Props) => {
  const { verbs, settings, text } = useDesk()
  const words = text.supervision.proposals
  const asked = useReply(useCallback(() => verbs.proposals({}), [verbs]))
  const [asking, setAsking] = useState<Asking | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const items = asked.value?.items ?? []
  const ready = items.length > 0
  useEffect(() => {
    if (ready) body.current?.querySelector<HTMLElement>('[data-row]')?.focus()
  }, [ready])

  const take = async (item: ProposalItem) => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    if (item.to === 'end') {
      if (item.case !== null) {
        const done = await verbs.endSupervision({ case: item.case, ground: 'delivered', reason: '' })
        if (!done.ok) setFailure(done.error)
      }
    } else {
      const made = await takeProposal(verbs, item, item.to, settings, Date.now())
      if (made.ok) onPaper({ kind: 'existing', notice: made.value.row, step: made.value.step })
      else setFailure(made.error)
    }
    setBusy(false)
  }
  const key = (event: KeyboardEvent, item: ProposalItem) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const pressed = event.key.toLowerCase()
    if (pressed === 'x') setAsking({ kind: 'dismiss', item })
    else if (pressed === 't' && item.to === 'reminder') setAsking({ kind: 'remind', item })
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="sup-bar">
        <span className="t3 num">{asked.value === null ? '' : words.count(items.length, asked.value.more)}</span>
        {asked.value?.uncovered ? <span className="warn">{words.uncovered}</span> : null}
        {asked.value?.more ? <span className="t3">{words.more}</span> : null}
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      <EmptyList
        asked={asked}
        empty={asked.value !== null && !ready}
        icon="check"
        title={words.emptyTitle}
        note={words.emptyText}
      />
      {ready ? (
        <div className="reg-scroll">
          <table className="reg sup-table proposals" aria-label={text.supervision.tabs.proposals}>
            <thead>
              <tr>
                <th>{words.unit}</th>
                <th>{words.orders}</th>
                <th>{words.now}</th>
                <th>{words.why}</th>
                <th>{words.act}</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={walkRows}>
              {items.map((item) => (
                <tr
                  key={`${item.case}-${item.grounds.map((ground) => `${ground.key}${ground.rule}`).join()}`}
                  onKeyDown={(event) => key(event, item)}
                >
                  <th scope="row" className="el strong">
                    {item.unitName}
                  </th>
                  <td className="el">
                    <Matter item={item} onCase={onCase} />
                  </td>
                  <td>
                    <RungMark rung={item.rung} />
                  </td>
                  <td className="el strong" title={text.supervision.reasons(item.reasons)}>
                    {text.supervision.reasons(item.reasons)}
                  </td>
                  <td className="sup-acts">
                    <button type="button" data-row className="btn s" disabled={busy} onClick={() => void take(item)}>
                      {words.take[item.to]} <kbd>Enter</kbd>
                    </button>
                    {item.to === 'reminder' ? (
                      <button type="button" className="btn s quiet" onClick={() => setAsking({ kind: 'remind', item })}>
                        {words.byPhone} <kbd>T</kbd>
                      </button>
                    ) : null}
                    <button type="button" className="btn s quiet" onClick={() => setAsking({ kind: 'dismiss', item })}>
                      {words.dismiss} <kbd>X</kbd>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {asking?.kind === 'dismiss' ? (
        <ReasonDialog
          title={words.dismissTitle}
          icon="ban"
          label={words.dismissReason}
          hint={words.dismissHint}
          confirm={words.dismissConfirm}
          about={text.supervision.reasons(asking.item.reasons)}
          onSend={(reason) => verbs.dismissProposal({ grounds: [...asking.item.grounds], reason })}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking?.kind === 'remind' ? (
        <RemindDialog
          about={`${asking.item.unitName} · ${text.supervision.reasons(asking.item.reasons)}`}
          onSend={(whom, note) =>
            verbs.remindUnit({
              case: asking.item.case,
              orders: asking.item.orders.map(({ row }) => row),
              cause: causeOf(asking.item),
              to: whom,
              note,
              grounds: [...asking.item.grounds],
            })
          }
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  )
}

const Matter = ({ item, onCase }: { readonly item: ProposalItem; readonly onCase: (row: RowId) => void }) => {
  const { text } = useDesk()
  const [first] = item.orders
  if (first === undefined) return null
  const { case: row } = item
  const shown = (
    <>
      <span className="num">{text.supervision.orders(first.number, item.orders.length)}</span>{' '}
      <span className="t2">{first.title}</span>
    </>
  )
  return row === null ? (
    shown
  ) : (
    <button type="button" className="lnk el" tabIndex={-1} onClick={() => onCase(row)}>
      {shown}
    </button>
  )
}
