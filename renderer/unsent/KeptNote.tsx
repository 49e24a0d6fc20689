import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { useDesk, useSession } from '../store/useDesk.ts'

/** Over a form: what was begun earlier stands in it again, and can be cleared; or why what is typed cannot be kept. */
export const KeptNote = ({ kept }: { readonly kept: { readonly found: boolean; readonly startAnew: () => void } }) => {
  const { text } = useDesk()
  const failure = useSource(useSession().kept.failure)
  const words = text.forms.kept
  return (
    <>
      {kept.found ? (
        <p className="frm-note" role="status">
          <Icon name="undo" />
          {words.found}
          <button type="button" className="btn s" onClick={() => kept.startAnew()}>
            {words.clear}
          </button>
        </p>
      ) : null}
      {failure === null ? null : <FailureNote failure={failure} />}
    </>
  )
}
