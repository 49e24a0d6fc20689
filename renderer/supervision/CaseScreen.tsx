import { useCallback, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { CaseDetail } from '../../shared/contract/supervision.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { NoticeOpening } from '../desk/places.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { greyed, useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { CaseActDialog } from './CaseActDialog.tsx'
import { CaseCourse } from './CaseCourse.tsx'
import { CaseSteps } from './CaseSteps.tsx'
import { type CaseAct, caseActs, commandOf } from './caseActs.ts'
import { EmptyList } from './EmptyList.tsx'
import { RungMark } from './RungMark.tsx'
import { useActKeys } from './useActKeys.ts'
import { useReply } from './useReply.ts'
import '../notices/notices.css'
import './supervision.css'

type Props = {
  readonly row: RowId
  readonly onPaper: (open: NoticeOpening) => void
  readonly onBack: () => void
}

/** One case: its orders and steps, all that happened, and what can be done with it now, each with its key. */
export const CaseScreen = ({ row, onPaper, onBack }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.supervision.detail
  const asked = useReply(useCallback(() => verbs.caseDetail({ case: row }), [verbs, row]))
  const [acting, setActing] = useState<CaseAct | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const detail = asked.value
  const acts = detail === null ? [] : caseActs(detail, text)
  const check = async (step: number) => {
    const reply = await verbs.checkNotice({ notice: row, step })
    setFailure(reply.ok ? null : reply.error)
  }
  const obstacle = useObstacle()
  const begin = (act: CaseAct) => {
    if (obstacle(commandOf[act.kind]) !== null) return
    if (act.kind === 'paper') return onPaper({ kind: 'climb', case: row, paper: act.paper })
    if (act.kind === 'open') return onPaper({ kind: 'existing', notice: row, step: act.step })
    if (act.kind === 'check') return void check(act.step)
    setActing(act)
  }
  const keys = Object.fromEntries(
    acts.flatMap((act) => (act.key === '' ? [] : [[act.key.toLowerCase(), () => begin(act)]])),
  )
  useActKeys(detail === null ? null : keys)
  return (
    <ScreenFrame
      title={text.supervision.title}
      backLabel={words.back}
      onBack={onBack}
      about={detail === null ? null : <About detail={detail} />}
    >
      <EmptyList asked={asked} empty={false} icon="flag" title="" note="" />
      {failure === null ? null : <FailureNote failure={failure} />}
      {detail === null ? null : (
        <div className="sup-case">
          <CaseSteps detail={detail} onOpen={(step) => onPaper({ kind: 'existing', notice: row, step })} />
          <CaseCourse facts={detail.course} />
        </div>
      )}
      <footer className="sup-foot">
        {acts.map((act, at) => (
          <button
            key={`${act.kind}-${act.label}`}
            type="button"
            className={at === 0 ? 'btn pri' : 'btn'}
            {...greyed(obstacle(commandOf[act.kind]))}
            onClick={() => begin(act)}
          >
            {act.label} {act.key === '' ? null : <kbd>{act.key}</kbd>}
          </button>
        ))}
      </footer>
      {acting === null ||
      detail === null ||
      acting.kind === 'paper' ||
      acting.kind === 'open' ||
      acting.kind === 'check' ? null : (
        <CaseActDialog row={row} act={acting} detail={detail} onClose={() => setActing(null)} />
      )}
    </ScreenFrame>
  )
}

const About = ({ detail: { card, endReason } }: { readonly detail: CaseDetail }) => {
  const { text } = useDesk()
  const words = text.supervision.cases
  const state = card.ending === null ? words.waitsFor[card.waits.for] : words.endings[card.ending]
  return (
    <>
      <b className="el">{card.unitName}</b>
      <RungMark rung={card.rung} ended={card.status === 'ended'} />
      <span className="tag">{state}</span>
      {endReason === '' ? null : <span className="t3 el">{endReason}</span>}
    </>
  )
}
