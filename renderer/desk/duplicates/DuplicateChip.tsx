import type { Row } from '../../../shared/contract/views.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { useDuplicates } from './useDuplicates.ts'
import './duplicates.css'

/** How many orders may report the same, and the way to them. Its place is kept, so that nothing moves when the answer comes. */
export const DuplicateChip = ({ row }: { readonly row: Row }) => {
  const { text } = useDesk()
  const { places } = useDeskModel()
  const answer = useDuplicates(row.id)
  // What cannot be looked for is said in the dialog, not beside every order.
  const found = answer?.ok === true ? answer.value : null
  const words = text.duplicates
  const merged = found?.orders.filter((one) => one.merged !== null).length ?? 0
  const likely = (found?.orders.length ?? 0) - merged
  return (
    <span className="dup-place" data-duplicates={found === null ? '' : likely}>
      {found !== null && found.orders.length > 0 && (
        <button
          type="button"
          className={likely > 0 ? 'dup-chip' : 'dup-chip linked'}
          title={words.chipTitle}
          onClick={() => places.overlay.set({ kind: 'duplicates', row: row.id })}
        >
          <Icon name="merge" />
          {likely > 0 ? words.chip(likely) : words.merged(merged)} <kbd>-</kbd>
        </button>
      )}
    </span>
  )
}
