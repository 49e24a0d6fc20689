import type { CaseDetail } from '../../shared/contract/supervision.ts'
import { type ServiceWay, serviceWays } from '../../shared/domain/document/course.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { fromChinaInput, toChinaInput } from '../forms/chinaInput.ts'
import { useDesk } from '../store/useDesk.ts'
import type { CaseAct } from './caseActs.ts'
import { FactDialog } from './FactDialog.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RemindDialog } from './RemindDialog.tsx'

type Props = {
  readonly row: RowId
  readonly act: Exclude<CaseAct, { readonly kind: 'paper' | 'open' | 'check' }>
  readonly detail: CaseDetail
  readonly onClose: () => void
}

/** The form of each act on a case: what the record has to know of it, and nothing more. */
export const CaseActDialog = ({ row, act, detail, onClose }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.supervision.detail
  const step = 'step' in act ? act.step : 0
  const paper = detail.steps.find((each) => each.step === step)
  const about = [detail.card.unitName, paper?.number ?? ''].filter((part) => part !== '').join(' · ')
  const place = { form: `case.${act.kind}.${step}`, about: row } as const
  const now = toChinaInput(Date.now())
  const whenOf = (value: string | undefined) => fromChinaInput(value ?? '') ?? Date.now()
  switch (act.kind) {
    case 'serve':
      return (
        <FactDialog
          place={place}
          title={act.label}
          icon="export"
          about={about}
          confirm={words.save}
          fields={[
            {
              name: 'how',
              label: words.how,
              kind: 'choice',
              value: 'person',
              options: serviceWays.filter((way) => way !== 'spoken').map((way) => [way, words.ways[way]] as const),
            },
            { name: 'at', label: words.servedAt, kind: 'when', required: true, value: now },
            { name: 'to', label: words.to, kind: 'line', required: true },
          ]}
          onSend={({ how, at, to = '' }) =>
            verbs.serveNotice({ case: row, step, how: how as ServiceWay, servedAt: whenOf(at), to })
          }
          onClose={onClose}
        />
      )
    case 'receipt':
      return (
        <FactDialog
          place={place}
          title={act.label}
          icon="stamp"
          about={about}
          confirm={words.save}
          fields={[
            { name: 'at', label: words.receivedAt, kind: 'when', required: true, value: now },
            { name: 'signedBy', label: words.signedBy, kind: 'line', required: true },
            { name: 'measures', label: words.measures, kind: 'text' },
            { name: 'promisedAt', label: words.promisedAt, kind: 'when' },
            { name: 'phone', label: words.phone, kind: 'line' },
          ]}
          onSend={({ at, promisedAt, signedBy = '', measures = '', phone = '' }) =>
            verbs.recordReceipt({
              case: row,
              step,
              receivedAt: whenOf(at),
              promisedAt: fromChinaInput(promisedAt ?? ''),
              words: { signedBy, measures, phone },
            })
          }
          onClose={onClose}
        />
      )
    case 'reply':
      return (
        <FactDialog
          place={place}
          title={act.label}
          icon="document"
          about={about}
          confirm={words.save}
          fields={[
            { name: 'at', label: words.repliedAt, kind: 'when', required: true, value: now },
            { name: 'from', label: words.from, kind: 'line' },
            { name: 'text', label: words.replyText, kind: 'text', required: true },
          ]}
          onSend={({ at, from = '', text: said = '' }) =>
            verbs.recordReply({ case: row, step, repliedAt: whenOf(at), words: { from, text: said } })
          }
          onClose={onClose}
        />
      )
    case 'accept':
    case 'reject':
      return (
        <ReasonDialog
          place={place}
          title={act.label}
          icon={act.kind === 'accept' ? 'check' : 'ban'}
          label={words.reason}
          confirm={act.label}
          about={paper?.replies.at(-1)?.text ?? about}
          optional={act.kind === 'accept'}
          onSend={(reason) => verbs.judgeReply({ case: row, step, accepted: act.kind === 'accept', reason })}
          onClose={onClose}
        />
      )
    case 'void':
      return (
        <ReasonDialog
          place={place}
          title={act.label}
          icon="ban"
          label={words.reason}
          confirm={act.label}
          about={about}
          onSend={(reason) => verbs.voidNotice({ notice: row, step, reason })}
          onClose={onClose}
        />
      )
    case 'end':
      return (
        <ReasonDialog
          place={place}
          title={act.label}
          icon="flag"
          label={words.reason}
          confirm={act.label}
          about={words.grounds[detail.settled === 'delivered' ? 'delivered' : 'withdrawn']}
          optional={detail.settled === 'delivered'}
          onSend={(reason) =>
            verbs.endSupervision({
              case: row,
              ground: detail.settled === 'delivered' ? 'delivered' : 'withdrawn',
              reason,
            })
          }
          onClose={onClose}
        />
      )
    case 'remind':
      return (
        <RemindDialog
          place={place}
          about={about}
          onSend={(to, note) =>
            verbs.remindUnit({
              case: row,
              orders: detail.orders.map((order) => order.row),
              cause: detail.card.cause,
              to,
              note,
              grounds: null,
            })
          }
          onClose={onClose}
        />
      )
    default:
      return unreachable(act)
  }
}
