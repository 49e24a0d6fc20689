import type { DeskFailure } from '../../shared/contract/desk.ts'
import { Icon } from '../look/Icon.tsx'
import { failureDetail, failureText } from '../store/failureText.ts'
import { useDesk } from '../store/useDesk.ts'

/** A failure where the person looks: beside the button that was pressed. */
export const FailureNote = ({ failure }: { readonly failure: DeskFailure }) => {
  const { text } = useDesk()
  const detail = failureDetail(failure)
  return (
    <p className="frm-failure" role="alert">
      <Icon name="alert" />
      <span>
        {failureText(text, failure)}
        {detail === '' ? null : <small> {detail}</small>}
      </span>
    </p>
  )
}
