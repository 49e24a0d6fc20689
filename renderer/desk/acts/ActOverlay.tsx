import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/desk.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import { failureText } from '../../store/failureText.ts'
import { useDesk } from '../../store/useDesk.ts'
import { toChinaInput } from '../../forms/chinaInput.ts'
import { useDeskModel } from '../deskModel.ts'
import { aboutOf } from '../../unsent/keptWords.ts'
import type { Aim } from '../places.ts'
import { ActDialog } from './ActDialog.tsx'
import type { ActDraft } from './actDraft.ts'
import { actRequest, type AskedAct } from './actRequest.ts'
import { type LaterTime, laterTimes } from './laterTimes.ts'
import { orderActs } from './orderActs.ts'

type Props = {
  readonly name: AskedAct
  readonly aim: Aim
  /** The one order in full; null for several. */
  readonly detail: OrderDetail | null
  readonly onClose: () => void
}

/** The dialog of one act, with what it offers to choose from, and what is known before anybody types. */
export const ActOverlay = ({ name, aim, detail, onClose }: Props) => {
  const { overview, rules, text } = useDesk()
  const { gestures } = useDeskModel()
  const act = orderActs[name]
  // As they were when the dialog opened: a time that is chosen stays the one that was read.
  const [later] = useState(() => laterTimes(rules.counting(), Date.now()))
  const standing = detail?.standing
  const units = standing?.units.map((one) => ({ id: String(one.unit), name: one.name, role: one.role })) ?? []
  return (
    <ActDialog
      name={name}
      act={{ ...act, fields: act.fields ?? [] }}
      offers={{
        units,
        allUnits: overview.lanes
          .filter((lane) => !lane.retired)
          .map((lane) => ({ id: String(lane.unit), name: lane.name })),
        scans: standing?.attachments ?? [],
        later,
      }}
      first={firstDraft(name, detail, later)}
      about={aboutOf(aim)}
      count={aim.count}
      number={aim.number ?? ''}
      onSend={async (draft) => {
        const failure = await gestures.act(aim, actRequest(name, draft))
        if (failure === null) return null
        if (name === 'mergeOrder' && failure.kind === 'not-found') return text.orderActs.unknownOrder
        return failureText(text, failure)
      }}
      onClose={onClose}
    />
  )
}

/** What a field holds before the person has said anything: the lead unit, today, how the order is marked now. */
const firstDraft = (name: AskedAct, detail: OrderDetail | null, later: readonly LaterTime[]): ActDraft => {
  const standing = detail?.standing
  const waiting = standing?.units.find((unit) => (name === 'signOrder' ? !unit.signed : !unit.delivered))
  const unit = waiting ?? standing?.units[0]
  return {
    unit: unit === undefined ? '' : String(unit.unit),
    urgency: standing?.urgency ?? 'general',
    privacy: standing?.privacy ?? 'open',
    concerns: standing?.concerns === null || standing === undefined ? '' : String(standing.concerns),
    givenAt: isoMinute(Date.now()).slice(0, 10),
    grant: 'yes',
    until: name === 'putAside' && later[0] !== undefined ? toChinaInput(later[0].at) : '',
    delivery: name === 'decideExtension' && standing?.extension ? toChinaInput(standing.extension.until) : '',
  }
}
