import type { ImportRefusal } from '../../shared/contract/importing.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = { readonly refusal: ImportRefusal; readonly onChoose: () => void }

/** What happened to the file, what is not lost, the next step as a button, the code in small. */
export const ImportFailure = ({ refusal, onChoose }: Props) => {
  const words = useDesk().text.importing.failed
  const trouble = words.files[refusal.code]
  const isPart = refusal.code === 'store-stopped'
  const detail =
    refusal.code === 'unclosed-quote' && refusal.detail !== undefined ? words.row(refusal.detail) : refusal.detail
  return (
    <div className="imp-failed" role="alert">
      <h2>
        <Icon name="alert" />
        {isPart ? words.titlePart(refusal.fileName) : words.title(refusal.fileName)}
      </h2>
      <p>{trouble.what}</p>
      <dl>
        <dt>{words.notLost}</dt>
        <dd>{isPart ? words.safePart : words.safe}</dd>
        <dt>{words.next}</dt>
        <dd>{trouble.next}</dd>
      </dl>
      <button type="button" className="btn pri" data-first onClick={onChoose}>
        <Icon name="folder" />
        {words.button}
      </button>
      <p className="imp-code num">
        {[refusal.code.toUpperCase(), detail].filter((part) => part !== undefined).join(' · ')}
      </p>
    </div>
  )
}
