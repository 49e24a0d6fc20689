import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { useDesk } from '../store/useDesk.ts'
import { act } from './act.ts'
import { useDeskModel } from './deskModel.ts'
import { type OrderAction, whyNot } from './orderActions.ts'

const buttons: readonly (readonly [OrderAction, IconName, string])[] = [
  ['dispatch', 'dispatch', 'D'],
  ['redispatch', 'redispatch', 'R'],
  ['accept', 'check', 'A'],
  ['decline', 'ban', 'X'],
  ['notice', 'flag', 'S'],
  ['correct', 'edit', 'E'],
]

/** What can be done with the focused order, each with its key; what cannot stays and says why. */
export const DetailActions = ({ row, detail }: { readonly row: Row; readonly detail: OrderDetail | null }) => {
  const { text } = useDesk()
  const model = useDeskModel()
  const words = text.desk.actions
  const primary: OrderAction = row.status === 'dispatched' ? 'redispatch' : 'dispatch'
  const last = detail?.timeline.findLast(({ kind }) => kind === 'dispatched' || kind === 'redispatched')
  const undo = last?.kind === 'redispatched' ? text.desk.detail.undoRedispatch : text.desk.detail.undoDispatch
  const undoNot = whyNot('undo', row, detail)
  return (
    <footer className="acts">
      {buttons.map(([action, icon, key]) => {
        const reason = whyNot(action, row, detail)
        return (
          <button
            key={action}
            type="button"
            className={`btn s ${action === primary && reason === null ? 'pri' : 'quiet'}`}
            aria-disabled={reason !== null}
            title={reason === null ? `${words[action]} ${key}` : words.whyNot[reason]}
            onClick={() => {
              if (reason === null) act(model, action, 'focused')
            }}
          >
            <Icon name={icon} />
            {words[action]} <kbd>{key}</kbd>
          </button>
        )
      })}
      <span className="fill" />
      <button
        type="button"
        className="btn s quiet"
        aria-disabled={undoNot !== null}
        title={undoNot === null ? undo : words.whyNot[undoNot]}
        onClick={() => {
          if (detail?.undoGroup != null) void model.gestures.undo(detail.undoGroup)
        }}
      >
        <Icon name="undo" />
        {undo}
      </button>
    </footer>
  )
}
