import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { actIcon, keyCap } from './acts/keyCap.ts'
import { act, openActMenu } from './act.ts'
import { useDeskModel } from './deskModel.ts'
import { obstacleText, shownActions, whyNot } from './orderActions.ts'
import { stepTurn } from './stepTurn.ts'

/** What comes next for the focused order, each act with its key; what cannot be done stays and says why, the rest is a key away. */
export const DetailActions = ({ row, detail }: { readonly row: Row; readonly detail: OrderDetail | null }) => {
  const { text } = useDesk()
  const model = useDeskModel()
  const words = text.orderActs
  const actions = shownActions(row, detail)
  const primary = actions.find((action) => whyNot(action, row, detail) === null)
  const turn = detail === null ? null : stepTurn(model, text, row, detail)
  const undoNot = whyNot('undoStep', row, detail)
  return (
    <footer className="acts">
      {actions.map((action) => {
        const obstacle = whyNot(action, row, detail)
        const name = words.names[action]
        return (
          <button
            key={action}
            type="button"
            data-act={action}
            className={`btn s ${action === primary ? 'pri' : 'quiet'}`}
            aria-disabled={obstacle !== null}
            title={obstacle === null ? `${name} ${keyCap(action)}` : obstacleText(text, obstacle)}
            onClick={() => {
              if (obstacle === null) act(model, action, 'focused')
            }}
          >
            <Icon name={actIcon(action)} />
            {name} <kbd>{keyCap(action)}</kbd>
          </button>
        )
      })}
      <button type="button" className="btn s quiet" onClick={() => openActMenu(model)}>
        <Icon name="more" />
        {words.more} <kbd>.</kbd>
      </button>
      <span className="fill" />
      <button
        type="button"
        className="btn s quiet undo"
        aria-disabled={turn === null}
        title={turn?.words ?? (undoNot === null ? words.names.undoStep : obstacleText(text, undoNot))}
        onClick={() => turn?.run()}
      >
        <Icon name={turn?.icon ?? 'undo'} />
        {turn?.name ?? words.names.undoStep}
      </button>
    </footer>
  )
}
