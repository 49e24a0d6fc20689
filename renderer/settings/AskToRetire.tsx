import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly question: string
  readonly act: string
  readonly onAct: () => void
  readonly onKeep: () => void
}

/** The question before an entry is retired; the safe answer is under the hand. */
export const AskToRetire = ({ question, act, onAct, onKeep, className }: Props & { readonly className?: string }) => {
  const { text } = useDesk()
  return (
    <div className={className} role="alertdialog" aria-label={question}>
      {question}
      <button type="button" className="btn s" onClick={onAct}>
        {act}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the question was just asked, and the safe answer is under the hand */}
      <button type="button" className="btn s" autoFocus onClick={onKeep}>
        {text.catalogue.keep}
      </button>
    </div>
  )
}

/** The same in the place of the entry's row. */
export const AskRow = ({ columns, ...question }: Props & { readonly columns: number }) => (
  <tr className="asking">
    <td colSpan={columns}>
      <AskToRetire {...question} />
    </td>
  </tr>
)
