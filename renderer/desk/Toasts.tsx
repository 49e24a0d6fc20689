import { orderActs } from './acts/orderActs.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { useSource } from '../store/source.ts'
import { useSession, useText } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import type { Toast } from './toasts.ts'
import './toasts.css'

/** The line at a toast's foot is its time: an animation of eight seconds that stops while the pointer is on it. */
export const Toasts = () => {
  const { text } = useText()
  const { bridge } = useSession()
  const { toasts, gestures, places } = useDeskModel()
  const shown = useSource(toasts.shown)
  return (
    <div className="toasts">
      {shown.map((toast) => (
        <div key={toast.id} className="toast" role="status" data-toast={toast.id}>
          <Icon name={iconOf(toast)} />
          <span className="el">{wordsOf(text, toast)}</span>
          {detailOf(text, toast) !== '' && <span className="t3 el">{detailOf(text, toast)}</span>}
          {toast.refused.length > 0 && (
            <button
              type="button"
              className="btn s"
              onClick={() => {
                toasts.dismiss(toast.id)
                places.overlay.set({ kind: 'refused', refused: toast.refused })
              }}
            >
              {text.desk.toast.look(toast.refused.length)}
            </button>
          )}
          {toast.file !== null && (
            <button type="button" className="btn s" onClick={() => void bridge.showSaved({ path: toast.file ?? '' })}>
              {text.views.exporting.show}
            </button>
          )}
          {toast.undoes !== null && (
            <button type="button" className="btn s" onClick={() => void gestures.undo(toast.undoes ?? undefined)}>
              <Icon name="undo" />
              {text.desk.toast.undo} <kbd>Ctrl Z</kbd>
            </button>
          )}
          {toast.redoes !== null && (
            <button type="button" className="btn s" onClick={() => void gestures.redo(toast.redoes ?? undefined)}>
              <Icon name="redo" />
              {text.desk.toast.redo} <kbd>Ctrl Y</kbd>
            </button>
          )}
          <button
            type="button"
            className="btn s quiet ico"
            aria-label={text.desk.toast.close}
            onClick={() => toasts.dismiss(toast.id)}
          >
            <Icon name="close" />
          </button>
          <i className="time" onAnimationEnd={() => toasts.dismiss(toast.id)} />
        </div>
      ))}
    </div>
  )
}

const iconOf = ({ body, refused }: Toast): IconName => {
  if (refused.length > 0) return 'alert'
  switch (body.kind) {
    case 'dispatched':
      return 'dispatch'
    case 'declined':
      return 'ban'
    case 'undone':
    case 'nothingToUndo':
      return 'undo'
    case 'redone':
    case 'nothingToRedo':
      return 'redo'
    case 'attached':
      return 'paperclip'
    case 'acted':
      return orderActs[body.act].icon
    case 'accepted':
    case 'said':
    case 'reported':
    case 'corrected':
      return 'check'
    case 'storeRestarted':
      return 'refresh'
    case 'secondInstance':
    case 'notAFile':
    case 'failed':
      return 'alert'
  }
}

/** Whether a gesture came to nothing: each of its orders was refused. */
const nothingDone = ({ body, refused }: Toast): boolean => 'count' in body && body.count === 0 && refused.length > 0

const wordsOf = (text: Text, toast: Toast): string => {
  const { body, refused } = toast
  const words = text.desk.toast
  if (nothingDone(toast)) return words.noneDone(refused.length)
  switch (body.kind) {
    case 'dispatched':
      return words.dispatched(body.count, body.unit)
    case 'accepted':
    case 'declined':
    case 'undone':
    case 'redone':
      return words[body.kind](body.count)
    case 'attached':
      return text.orderActs.attached(body.name)
    case 'acted':
      return text.orderActs.done(text.orderActs.names[body.act], body.count)
    case 'said':
    case 'failed':
      return body.message
    default:
      return words[body.kind]
  }
}

const detailOf = (text: Text, toast: Toast): string => {
  if (nothingDone(toast)) return ''
  const { body, refused } = toast
  const words = text.desk.toast
  const parts: string[] = []
  if (body.kind === 'dispatched' && body.redispatched > 0) parts.push(words.redispatched(body.redispatched))
  if (refused.length > 0) parts.push(words.refused(refused.length))
  if (body.kind === 'failed') parts.push(body.detail)
  if (parts.length === 0 && (body.kind === 'dispatched' || body.kind === 'undone')) parts.push(words.saved)
  return parts.join(' · ')
}
