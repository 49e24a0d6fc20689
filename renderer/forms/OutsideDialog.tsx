import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { Outside } from '../desk/gestures.ts'
import { ModalDialog } from './ModalDialog.tsx'

type Props = { readonly outside: Outside; readonly onDispatch: () => void; readonly onClose: () => void }

/** More categories than this are counted: what matters is that the catalogue says otherwise. */
const mostShown = 5

/** The dispatch catalogue gives these orders to another unit: said once for a category and a unit, and Enter goes on. */
export const OutsideDialog = ({ outside: { aim, choice, differences }, onDispatch, onClose }: Props) => {
  const { text, overview } = useDesk()
  const words = text.forms.outside
  const nameOf = (unit: number): string => overview.lanes.find((lane) => lane.unit === unit)?.name ?? ''
  const send = (): void => {
    onClose()
    onDispatch()
  }
  return (
    <ModalDialog
      title={words.title}
      icon="warning"
      closeLabel={text.forms.close}
      onClose={onClose}
      onSend={send}
      about={<span className="num t2">{aim.count === 1 ? aim.number : text.orderActs.many(aim.count)}</span>}
      footer={
        <>
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {words.keep} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" data-first>
            <Icon name="dispatch" />
            {words.go(choice.lead.name)} <kbd>Enter</kbd>
          </button>
        </>
      }
    >
      <ul className="frm-outside">
        {differences.slice(0, mostShown).map(({ category, unit, orders }) => (
          <li key={category}>
            {words.says(category, nameOf(unit))}
            {aim.count > 1 && <span className="t3 num">{words.count(orders)}</span>}
          </li>
        ))}
        {differences.length > mostShown && <li className="t3">{words.more(differences.length - mostShown)}</li>}
      </ul>
      <p className="frm-note t2">{words.once(choice.lead.name)}</p>
    </ModalDialog>
  )
}
