import type { RefusedOrder } from '../../shared/contract/desk.ts'
import { Icon } from '../look/Icon.tsx'
import { moreText } from '../store/failureText.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { FloatingPanel } from './FloatingPanel.tsx'
import { selectRefused } from './gestures.ts'
import './refusedList.css'

/** Each order that a gesture did not change, with the reason and what to do about it. */
export const RefusedList = ({
  refused,
  onClose,
}: {
  readonly refused: readonly RefusedOrder[]
  readonly onClose: () => void
}) => {
  const { text } = useDesk()
  const { view } = useDeskModel()
  const words = text.desk.refusedList
  return (
    <FloatingPanel label={words.title(refused.length)} wide onClose={onClose}>
      <header>
        <span className="rd">
          <Icon name="alert" />
        </span>
        <h2>{words.title(refused.length)}</h2>
        <span className="fill" />
        <kbd>Esc</kbd>
      </header>
      <div className="refused">
        <div className="h">
          <span>{words.number}</span>
          <span>{words.order}</span>
          <span>{words.why}</span>
          <span>{words.next}</span>
        </div>
        <ul>
          {refused.map(({ row, number, title, code, more }, at) => {
            const reason = text.refusals.codes[code]
            return (
              <li key={row ?? at}>
                <span className="num t3">{number}</span>
                <span className="el" title={title}>
                  {title}
                </span>
                <span className="el">
                  {[reason.what, moreText(text, more)].filter((part) => part !== '').join('：')}
                </span>
                <span className="el t2">{reason.next}</span>
              </li>
            )
          })}
        </ul>
      </div>
      <footer>
        <button type="button" className="btn pri" data-first onClick={onClose}>
          {words.close}
        </button>
        <button
          type="button"
          className="btn quiet"
          onClick={() => {
            selectRefused(view, refused)
            onClose()
          }}
        >
          {words.select}
        </button>
      </footer>
    </FloatingPanel>
  )
}
