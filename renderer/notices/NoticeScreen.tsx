import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { DraftStart, NoticeDetail } from '../../shared/contract/notices.ts'
import type { NoticeOpening } from '../desk/places.ts'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { Icon } from '../look/Icon.tsx'
import { failureDetail } from '../store/failureText.ts'
import { useDesk } from '../store/useDesk.ts'
import { NoticeEditor } from './NoticeEditor.tsx'
import './notices.css'

type Props = { readonly open: NoticeOpening; readonly onClose: () => void }
type Start =
  | { readonly kind: 'asking' }
  | { readonly kind: 'new'; readonly facts: DraftStart }
  | { readonly kind: 'existing'; readonly detail: NoticeDetail }
  | { readonly kind: 'cannot'; readonly failure: DeskFailure }

/** A supervision notice, from the orders that it is about to the paper. */
export const NoticeScreen = ({ open, onClose }: Props) => {
  const { verbs, text } = useDesk()
  const [start, setStart] = useState<Start>({ kind: 'asking' })
  // Opened once: the notice that is being written does not change with the selection behind it.
  const [asked] = useState(open)

  useEffect(() => {
    let gone = false
    const ask = async (): Promise<Start> => {
      if (asked.kind === 'new') {
        const reply = await verbs.noticeFacts({ target: asked.target })
        return reply.ok ? { kind: 'new', facts: reply.value } : { kind: 'cannot', failure: reply.error }
      }
      if (asked.kind === 'climb') {
        const reply = await verbs.caseFacts({ case: asked.case, kind: asked.paper })
        return reply.ok ? { kind: 'new', facts: reply.value } : { kind: 'cannot', failure: reply.error }
      }
      const reply = await verbs.notice({ notice: asked.notice, step: asked.step })
      return reply.ok ? { kind: 'existing', detail: reply.value } : { kind: 'cannot', failure: reply.error }
    }
    void ask().then((next) => {
      if (!gone) setStart(next)
    })
    return () => {
      gone = true
    }
  }, [verbs, asked])

  switch (start.kind) {
    case 'new':
      return <NoticeEditor facts={start.facts} start={start.facts} detail={null} onClose={onClose} />
    case 'existing':
      return <NoticeEditor facts={start.detail.facts} start={null} detail={start.detail} onClose={onClose} />
    case 'asking':
    case 'cannot':
      return (
        <ScreenFrame title={text.notices.title} backLabel={text.notices.back} onBack={onClose}>
          <div className="ntc-cannot">
            {start.kind === 'asking' ? null : <Cannot failure={start.failure} onClose={onClose} />}
          </div>
        </ScreenFrame>
      )
  }
}

const Cannot = ({ failure, onClose }: { readonly failure: DeskFailure; readonly onClose: () => void }) => {
  const { text } = useDesk()
  const words = text.notices.cannot
  const reason = failure.kind === 'refused' ? text.refusals.codes[failure.code] : text.refusals.failures[failure.kind]
  const notDispatched = failure.kind === 'refused' && failure.code === 'not-dispatched'
  const number = failure.kind === 'refused' && failure.number !== '' ? `${failure.number} ` : ''
  const next = () => {
    if (failure.kind === 'mixed-units') return words.mixedText
    return notDispatched ? words.dispatchFirst : reason.next
  }
  const code = failure.kind === 'refused' ? failure.code : failure.kind
  return (
    <div role="alert">
      <h2>
        <Icon name="alert" />
        {failure.kind === 'mixed-units' ? words.mixedTitle : words.refusedTitle}
      </h2>
      {failure.kind === 'mixed-units' ? null : (
        <p>
          {number}
          {reason.what}
        </p>
      )}
      <dl>
        <dt>{words.notLost}</dt>
        <dd>{words.safe}</dd>
        <dt>{words.next}</dt>
        <dd>{next()}</dd>
      </dl>
      {/* biome-ignore lint/a11y/noAutofocus: the one thing to do here, and it came after the screen was entered */}
      <button type="button" className="btn pri" autoFocus onClick={onClose}>
        {words.back} <kbd>Esc</kbd>
      </button>
      <p className="ntc-code">
        {[code.toUpperCase(), failureDetail(failure)].filter((part) => part !== '').join(' · ')}
      </p>
    </div>
  )
}
