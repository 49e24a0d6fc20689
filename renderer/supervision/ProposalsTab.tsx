import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { NoticeOpening } from '../desk/places.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { isComposing } from '../forms/keys.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { EmptyList } from './EmptyList.tsx'
import { JoinBar } from './JoinBar.tsx'
import { ProposalRow } from './ProposalRow.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RemindDialog } from './RemindDialog.tsx'
import { causeOf, groundsOf, rowsOf, type Taken, takeProposals } from './takeProposal.ts'
import { proposalKey, useChosenProposals } from './useChosenProposals.ts'
import { useReply } from './useReply.ts'
import { walkRows } from './walkRows.ts'

type Props = { readonly onPaper: (open: NoticeOpening) => void; readonly onCase: (row: RowId) => void }
/** The case or order that is asked about. */
const aboutItems = (items: Taken): RowId | 'many' => {
  const rows = rowsOf(items)
  const [only] = rows
  return items.length === 1 && items[0].case !== null ? items[0].case : rows.length === 1 && only ? only : 'many'
}
type Asking = { readonly kind: 'dismiss' | 'remind'; readonly items: Taken }

/**
 * What the rules propose: why, and one act to take it. Enter takes, T reminds by word, X dismisses with a reason; Space
 * chooses several of one unit for one paper, Shift Enter drafts it.
 */
export const ProposalsTab = ({ onPaper, onCase }: Props) => {
  const { verbs, settings, text } = useDesk()
  const words = text.supervision.proposals
  const notMine = useObstacle()('draftNotice')
  const asked = useReply(useCallback(() => verbs.proposals({}), [verbs]))
  const [asking, setAsking] = useState<Asking | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const items = asked.value?.items ?? []
  const joining = useChosenProposals(items)
  const ready = items.length > 0
  useEffect(() => {
    if (ready) body.current?.querySelector<HTMLElement>('[data-row]')?.focus()
  }, [ready])

  const take = async (taken: Taken) => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    const [item] = taken
    if (item.to === 'end') {
      if (item.case !== null) {
        const done = await verbs.endSupervision({ case: item.case, ground: 'delivered', reason: '' })
        if (!done.ok) setFailure(done.error)
      }
    } else {
      const made = await takeProposals(verbs, taken, item.to, settings, Date.now())
      if (made.ok) onPaper({ kind: 'existing', notice: made.value.row, step: made.value.step })
      else setFailure(made.error)
    }
    setBusy(false)
  }
  const [first, ...others] = joining.chosen
  const chosen: Taken | null = first === undefined ? null : [first, ...others]
  const key = (event: KeyboardEvent, item: ProposalItem) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const pressed = event.key.toLowerCase()
    if (pressed === ' ') joining.toggle(item)
    else if (pressed === 'a') joining.all(item)
    else if (notMine !== null) return
    else if (pressed === 'enter' && event.shiftKey) {
      if (chosen !== null) void take(chosen)
    } else if (pressed === 'x') setAsking({ kind: 'dismiss', items: [item] })
    else if (pressed === 't' && item.to === 'reminder')
      setAsking({ kind: 'remind', items: event.shiftKey && chosen !== null ? chosen : [item] })
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="sup-bar">
        <span className="t3 num">{asked.value === null ? '' : words.count(items.length, asked.value.more)}</span>
        {notMine === null ? null : <span className="t3">{notMine}</span>}
        {asked.value?.uncovered ? <span className="warn">{words.uncovered}</span> : null}
        {asked.value?.more ? <span className="t3">{words.more}</span> : null}
        <span className="fill" />
        {ready ? (
          <JoinBar
            chosen={chosen}
            busy={busy}
            onTake={(taken) => void take(taken)}
            onRemind={(taken) => setAsking({ kind: 'remind', items: taken })}
            onClear={joining.clear}
          />
        ) : null}
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
                <th aria-label={words.chooseColumn} />
                <th>{words.unit}</th>
                <th>{words.orders}</th>
                <th>{words.now}</th>
                <th>{words.why}</th>
                <th>{words.act}</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={walkRows}>
              {items.map((item) => (
                <ProposalRow
                  key={proposalKey(item)}
                  item={item}
                  busy={busy}
                  chosen={joining.has(item)}
                  problem={joining.problem(item)}
                  notMine={notMine}
                  onChoose={() => joining.toggle(item)}
                  onTake={() => void take([item])}
                  onRemind={() => setAsking({ kind: 'remind', items: [item] })}
                  onDismiss={() => setAsking({ kind: 'dismiss', items: [item] })}
                  onCase={onCase}
                  onKeyDown={(event) => key(event, item)}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {asking?.kind === 'dismiss' ? (
        <ReasonDialog
          place={{ form: 'proposal.dismiss', about: aboutItems(asking.items) }}
          title={words.dismissTitle}
          icon="ban"
          label={words.dismissReason}
          hint={words.dismissHint}
          confirm={words.dismissConfirm}
          about={text.supervision.reasons(asking.items[0].reasons)}
          onSend={(reason) => verbs.dismissProposal({ grounds: groundsOf(asking.items), reason })}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking?.kind === 'remind' ? (
        <RemindDialog
          place={{ form: 'proposal.remind', about: aboutItems(asking.items) }}
          about={[
            asking.items[0].unitName,
            asking.items.length > 1
              ? words.ordersTogether(rowsOf(asking.items).length)
              : text.supervision.reasons(asking.items[0].reasons),
          ].join(' · ')}
          onSend={(whom, note) =>
            verbs.remindUnit({
              case: asking.items[0].case,
              orders: rowsOf(asking.items),
              cause: causeOf(asking.items),
              to: whom,
              note,
              grounds: groundsOf(asking.items),
            })
          }
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  )
}
