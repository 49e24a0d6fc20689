import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import { useDesk } from '../store/useDesk.ts'
import { FactDialog } from './FactDialog.tsx'

type Props = {
  readonly place: KeptPlace
  readonly about: string
  readonly onSend: (
    whom: string,
    note: string,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: DeskFailure }>
  readonly onClose: () => void
}

/** 催办 by word of mouth: to whom, and what was said. */
export const RemindDialog = ({ place, about, onSend, onClose }: Props) => {
  const { text } = useDesk()
  const words = text.supervision.detail
  return (
    <FactDialog
      place={place}
      title={words.acts.remind}
      icon="phone"
      about={about}
      confirm={words.save}
      fields={[
        { name: 'to', label: words.whom, kind: 'line', required: true },
        { name: 'note', label: words.note, kind: 'text' },
      ]}
      onSend={({ to = '', note = '' }) => onSend(to, note)}
      onClose={onClose}
    />
  )
}
