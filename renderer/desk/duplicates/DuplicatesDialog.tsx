import { useEffect, useEffectEvent, useState } from 'react'
import type { DeskFailure, OrderDetail } from '../../../shared/contract/desk.ts'
import type { Duplicates, LikelyDuplicate } from '../../../shared/contract/duplicates.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { Field } from '../../forms/Field.tsx'
import { FailureNote } from '../../forms/FailureNote.tsx'
import { ModalDialog } from '../../forms/ModalDialog.tsx'
import { failureText } from '../../store/failureText.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useKept } from '../../unsent/useKept.ts'
import { useDeskModel } from '../deskModel.ts'
import { obstacleText, whyNot } from '../orderActions.ts'
import type { Aim } from '../places.ts'
import { Candidates } from './Candidates.tsx'
import { ComparedOrder } from './ComparedOrder.tsx'
import { isOlder, mergeWays } from './mergeWays.ts'
import { useDuplicates } from './useDuplicates.ts'
import './duplicates.css'

type Props = { readonly row: RowId; readonly onClose: () => void }

/** An order beside each of those that may report the same: compared, merged, parted. Nothing happens by itself. */
export const DuplicatesDialog = ({ row, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.duplicates
  const answer = useDuplicates(row, 0)
  const [wanted, setWanted] = useState<RowId | null>(null)
  const found = answer?.ok === true ? answer.value : null
  const chosen = found?.orders.find((one) => one.row === wanted) ?? found?.orders[0] ?? null
  if (found === null || chosen === null)
    return (
      <ModalDialog
        title={words.title}
        icon="merge"
        closeLabel={text.forms.close}
        onClose={onClose}
        onSend={onClose}
        footer={<CloseButton onClose={onClose} />}
      >
        <div className="dup-empty" tabIndex={-1} data-first>
          {answer === null && <p>{words.looking}</p>}
          {answer?.ok === false && <FailureNote failure={answer.error} />}
          {answer?.ok === true && (
            <>
              <p>{words.none}</p>
              <p className="t3">{words.noneHint}</p>
            </>
          )}
        </div>
      </ModalDialog>
    )
  return <Comparison key={row} found={found} chosen={chosen} onChoose={setWanted} onClose={onClose} />
}

const CloseButton = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useDesk()
  return (
    <>
      <span className="fill" />
      <button type="button" className="btn quiet" onClick={onClose}>
        {text.forms.close} <kbd>Esc</kbd>
      </button>
    </>
  )
}

type ComparisonProps = {
  readonly found: Duplicates
  readonly chosen: LikelyDuplicate
  readonly onChoose: (row: RowId) => void
  readonly onClose: () => void
}

const Comparison = ({ found, chosen, onChoose, onClose }: ComparisonProps) => {
  const { text } = useDesk()
  const { gestures } = useDeskModel()
  const words = text.duplicates
  const [refusal, setRefusal] = useState<string | null>(null)
  const failed = (failure: DeskFailure) => setRefusal(failureText(text, failure))
  const [own, shown] = [useDetail(found.row, failed), useDetail(chosen.row, failed)]
  // The one before is still on the screen while the next comes; acted on is only what was chosen.
  const other = shown?.row.id === chosen.row ? shown : null
  const [into, setInto] = useState<RowId | null>(null)
  const kept = {
    merge: useKept({ form: 'duplicates.merge', about: found.row }, words.reasonGiven),
    part: useKept({ form: 'duplicates.part', about: found.row }, ''),
  }
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  // Sent before both orders were here: what they allow is not known yet, and what the person asked for is not lost.
  const [asked, setAsked] = useState(false)
  const ways = own === null || other === null ? null : mergeWays(own, other)
  const way = ways?.find((one) => one.into.row.id === into) ?? ways?.[0] ?? null
  const linked = chosen.merged !== null
  // Of two that were merged the one that was merged away is parted from the other.
  const parted = chosen.merged === 'absorbed' ? other : own
  const reason = linked ? kept.part : kept.merge
  const said = reason.value.trim()
  const obstacle = linked
    ? parted === null
      ? null
      : whyNot('unmergeOrder', parted.row, parted)
    : (way?.obstacle ?? null)

  const send = async () => {
    setTried(true)
    if (ways === null) return setAsked(true)
    const from = linked ? parted : (way?.from ?? null)
    if (sending || said === '' || from === null || obstacle !== null) return
    const target: Aim = {
      target: { kind: 'rows', rows: [from.row.id] },
      count: 1,
      number: from.row.number,
      dispatched: false,
    }
    setSending(true)
    const failure = await gestures.act(
      target,
      linked
        ? { type: 'unmergeOrder', reason: said }
        : { type: 'mergeOrder', into: way?.into.row.number ?? '', reason: said },
    )
    setSending(false)
    if (failure !== null) return failed(failure)
    reason.done()
    onClose()
  }
  const sendNow = useEffectEvent(() => void send())
  const here = ways !== null
  useEffect(() => {
    if (!asked || !here) return
    setAsked(false)
    sendNow()
  }, [asked, here])
  const choose = (row: RowId) => {
    setInto(null)
    setAsked(false)
    setTried(false)
    setRefusal(null)
    onChoose(row)
  }
  const problem = tried && said === '' ? text.orderActs.missing : undefined

  return (
    <ModalDialog
      title={words.title}
      icon="merge"
      closeLabel={text.forms.close}
      size="whole"
      onClose={onClose}
      onSend={() => void send()}
      about={<span className="t3">{words.same}</span>}
      footer={
        <>
          {obstacle !== null && <span className="t3 el">{obstacleText(text, obstacle)}</span>}
          {refusal !== null && (
            <span className="frm-problem el" role="alert">
              {refusal}
            </span>
          )}
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {text.forms.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" aria-disabled={obstacle !== null} disabled={sending}>
            {linked ? words.part : words.merge} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      <div className="dup">
        <Candidates orders={found.orders} chosen={chosen.row} onChoose={choose} />
        <div className="dup-both">
          {own !== null && shown !== null && (
            <>
              <ComparedOrder detail={own} other={shown} mark={words.this} />
              <ComparedOrder detail={shown} other={own} mark={isOlder(shown, own) ? words.older : ''} />
            </>
          )}
        </div>
        <div className="dup-act">
          {!linked && ways !== null && (
            <fieldset className="frm-choices">
              <legend>{words.main}</legend>
              {[...ways]
                .sort((a, b) => a.into.row.receivedAt - b.into.row.receivedAt)
                .map((one) => (
                  <label key={one.into.row.id} title={one.obstacle === null ? '' : obstacleText(text, one.obstacle)}>
                    <input
                      type="radio"
                      name="into"
                      disabled={one.obstacle !== null}
                      checked={one === way}
                      onChange={() => setInto(one.into.row.id)}
                    />
                    {words.mergesInto(one.into.row.number)}
                  </label>
                ))}
            </fieldset>
          )}
          <Field
            label={linked ? words.partReason : words.reason}
            required={text.forms.required}
            problem={problem}
            className="dup-reason"
          >
            {(bind) => (
              <input
                {...bind}
                value={reason.value}
                spellCheck={false}
                onChange={(event) => reason.set(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
    </ModalDialog>
  )
}

/** An order in full; the one before stays until the next is here, so that nothing flickers while the arrow is held. */
const useDetail = (row: RowId, onFailed: (failure: DeskFailure) => void): OrderDetail | null => {
  const { verbs } = useDesk()
  const [detail, setDetail] = useState<OrderDetail | null>(null)
  const fail = useEffectEvent(onFailed)
  useEffect(() => {
    let gone = false
    void verbs.order({ row }).then((answer) => {
      if (gone) return
      if (answer.ok) setDetail(answer.value)
      else fail(answer.error)
    })
    return () => {
      gone = true
    }
  }, [row, verbs])
  return detail
}
