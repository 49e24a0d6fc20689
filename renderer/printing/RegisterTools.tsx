import { mostPapers } from '../../shared/printing/printOrder.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { ExportPrints } from './ExportPrints.tsx'
import type { PaperChoice } from './usePaperChoice.ts'

type Props = { readonly choice: PaperChoice; readonly onPrint: () => void }

/** At the head of the register: what is done with the chosen papers, and the ledger of prints as a table. */
export const RegisterTools = ({ choice, onPrint }: Props) => {
  const words = useDesk().text.printing
  const count = choice.papers.length
  return (
    <>
      {count === 0 ? null : (
        <>
          <span className={choice.problem === null ? 'ac b num' : 'rd num'} role="status">
            {choice.problem === null ? words.chosen(count) : words.tooMany(mostPapers)}
          </span>
          <button type="button" className="btn quiet s" onClick={choice.clear}>
            {words.clear}
          </button>
        </>
      )}
      <button type="button" className="btn s" disabled={count === 0 || choice.problem !== null} onClick={onPrint}>
        <Icon name="print" />
        {words.printChosen} <kbd>Ctrl P</kbd>
      </button>
      <ExportPrints />
    </>
  )
}
