import type { CaseDetail, CaseStepDetail } from '../../shared/contract/supervision.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'

type Props = { readonly detail: CaseDetail; readonly onOpen: (step: number) => void }

/** The case's orders, and its steps from the first to the last: paper, service, receipt, replies. */
export const CaseSteps = ({ detail, onOpen }: Props) => {
  const { text } = useDesk()
  const words = text.supervision.detail
  return (
    <div className="sup-steps">
      <section>
        <h2>{words.orders}</h2>
        <ul className="sup-orders">
          {detail.orders.map((order) => (
            <li key={order.row}>
              <span className="num t3">{order.number}</span>
              <span>{order.title}</span>
              <span className="t3 state">
                {(text.desk.statuses as Readonly<Record<string, string>>)[order.status] ?? ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.steps}</h2>
        <ol className="sup-ladder">
          {detail.steps.map((step) => (
            <Step key={step.step} step={step} onOpen={onOpen} />
          ))}
        </ol>
      </section>
    </div>
  )
}

const Step = ({ step, onOpen }: { readonly step: CaseStepDetail; readonly onOpen: (step: number) => void }) => {
  const { text } = useDesk()
  const words = text.supervision.detail
  const { service, receipt, receiptDueAt } = step
  const state = { drafted: words.draft, void: words.void, spoken: words.spoken, signedOff: '' }[step.status]
  return (
    <li className={step.status === 'void' ? 'void' : undefined}>
      <h3>
        {words.step(
          step.step,
          step.status === 'spoken' ? text.supervision.rungs.reminder : text.notices.titles[step.kind],
        )}{' '}
        <span className="num">{step.number}</span>
        {state === '' ? null : <span className="tag">{state}</span>}
        {step.status === 'drafted' && step.checkedAt !== null ? <span className="tag">{words.checked}</span> : null}
        <span className="fill" />
        {step.status === 'spoken' ? null : (
          <button type="button" className="btn s quiet" onClick={() => onOpen(step.step)}>
            {words.open}
          </button>
        )}
      </h3>
      <dl>
        {step.status === 'void' ? <Fact name={words.reason} value={step.voidReason} /> : null}
        <Fact name={words.note} value={step.note} />
        <Fact name={words.requirements} value={step.requirements} />
        {step.kind === 'listing' ? <Fact name={words.conditions} value={step.conditions} /> : null}
        {step.kind === 'delisting' ? null : <Fact name={words.dueAt} value={isoMinute(step.dueAt)} />}
        {step.status === 'drafted' || step.status === 'void' ? null : (
          <>
            <Fact
              name={words.service}
              value={
                service === null ? words.notYet : `${isoMinute(service.at)} ${words.ways[service.how]} ${service.to}`
              }
            />
            {service === null || service.how === 'spoken' ? null : (
              <Fact
                name={words.receipt}
                value={
                  receipt === null
                    ? receiptDueAt === null
                      ? words.notYet
                      : words.receiptDue(isoMinute(receiptDueAt))
                    : [
                        isoMinute(receipt.at),
                        receipt.signedBy,
                        receipt.measures,
                        receipt.promisedAt === null ? '' : words.promised(isoMinute(receipt.promisedAt)),
                      ].join(' ')
                }
              />
            )}
            {step.replies.map((reply) => (
              <Fact
                key={reply.repliedAt}
                name={words.reply}
                value={`${isoMinute(reply.repliedAt)} ${reply.from} ${reply.text}\n${
                  reply.verdict === 'waiting'
                    ? text.supervision.cases.waitsFor.verdict
                    : `${reply.verdict === 'accepted' ? words.facts.accepted : words.facts.rejected} ${reply.reason}`
                }`}
              />
            ))}
          </>
        )}
      </dl>
    </li>
  )
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) =>
  value.trim() === '' ? null : (
    <>
      <dt>{name}</dt>
      <dd className="sup-lines">{value}</dd>
    </>
  )
