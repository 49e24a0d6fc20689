import { useState } from 'react'
import type { OrderDetail, Revealed } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { Icon } from '../look/Icon.tsx'
import { failureDetail, failureText } from '../store/failureText.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { Marked } from './Marked.tsx'

type Props = { readonly row: Row; readonly detail: OrderDetail | null; readonly whole: boolean }

/** Who, where, through which channel. The reporter is masked until somebody looks, and looking is recorded first. */
export const DetailFacts = ({ row, detail, whole }: Props) => {
  const { verbs, text } = useDesk()
  const { toasts } = useDeskModel()
  const [open, setOpen] = useState<Revealed | null>(null)
  const words = text.desk.detail
  const unseen = useObstacle()('revealReporter')

  const reveal = async (): Promise<void> => {
    const answer = await verbs.reveal({ row: row.id })
    if (answer.ok) setOpen(answer.value)
    else {
      const { error } = answer
      toasts.say({ kind: 'failed', message: failureText(text, error), detail: failureDetail(error) })
    }
  }
  const ours: readonly string[] = [words.reporter, words.channel, words.address, words.category, words.town]
  const reporter = open?.reporter ?? row.reporter
  const phone = open?.phone ?? detail?.phone ?? ''
  const address = open?.address ?? detail?.address ?? ''
  const source = detail === null ? '' : [detail.source.name, detail.source.id].filter((part) => part !== '').join(' ')
  const fact = (name: string, value: string) => (
    <>
      <dt>{name}</dt>
      <dd className="readable" title={value}>
        {value === '' ? <span className="none">–</span> : <Marked text={value} />}
      </dd>
    </>
  )
  return (
    <dl className="facts">
      <dt>{words.reporter}</dt>
      <dd className="readable">
        {[reporter, phone].filter((part) => part !== '').join(' · ') || <span className="none">–</span>}
        {open === null ? (
          detail !== null &&
          (reporter !== '' || phone !== '' || address !== '') && (
            <button
              type="button"
              className="eye"
              aria-label={words.reveal}
              title={unseen ?? words.reveal}
              disabled={unseen !== null}
              onClick={() => void reveal()}
            >
              <Icon name="eye" />
            </button>
          )
        ) : (
          <span className="tag seen">{words.revealed}</span>
        )}
      </dd>
      {fact(words.channel, text.desk.channels[row.channel])}
      {fact(words.address, address)}
      {fact(words.category, row.category)}
      {fact(words.town, row.town)}
      {fact(words.source, source)}
      {whole && fact(words.received, isoMinute(row.receivedAt))}
      {whole &&
        detail?.extra.map(([name, value]) => (
          // A column of the source that is called like a fact of ours says whose word it is.
          <ExtraFact key={name} name={ours.includes(name) ? `${words.source} ${name}` : name} value={value} />
        ))}
    </dl>
  )
}

const ExtraFact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <>
    <dt className="el" title={name}>
      {name}
    </dt>
    <dd className="readable" title={value}>
      {value}
    </dd>
  </>
)
