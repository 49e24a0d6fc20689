import { useCallback } from 'react'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { Figure } from './AssessmentTab.tsx'
import { EmptyList } from './EmptyList.tsx'
import { useReply } from './useReply.ts'

type Props = {
  readonly figure: Figure
  readonly period: { readonly from: number; readonly to: number }
  readonly onCase: (row: RowId) => void
  readonly onClose: () => void
}

/** The facts that one figure counts: the orders by number and title, the papers by number, each with its time. */
export const AssessmentFacts = ({ figure, period: { from, to }, onCase, onClose }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.supervision.assessment
  const { unit, item, unitName } = figure
  const asked = useReply(
    useCallback(() => verbs.assessmentFacts({ from, to, unit, item }), [verbs, from, to, unit, item]),
  )
  return (
    <ModalDialog
      title={words.facts(unitName, words.items[item])}
      icon="list"
      size="wide"
      closeLabel={text.forms.close}
      onClose={onClose}
      onSend={onClose}
      footer={
        <>
          <span className="fill" />
          <button type="button" className="btn" onClick={onClose} data-first>
            {text.forms.close} <kbd>Esc</kbd>
          </button>
        </>
      }
    >
      <EmptyList asked={asked} empty={false} icon="list" title="" note="" />
      <ul className="sup-facts">
        {(asked.value ?? []).map((fact, at) => {
          const { case: row, order } = fact
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read once and never reordered
            <li key={at}>
              <span className="num t3">{isoMinute(fact.at)}</span>{' '}
              {order === null ? null : (
                <>
                  <span className="num">{order.number}</span> {order.title}
                </>
              )}
              {row === null ? null : (
                <button type="button" className="lnk" onClick={() => onCase(row)}>
                  {fact.number === '' ? text.supervision.detail.spoken : fact.number}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </ModalDialog>
  )
}
