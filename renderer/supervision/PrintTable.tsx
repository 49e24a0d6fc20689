import { useState } from 'react'
import { layoutTable, type TablePaper } from '../../shared/documents/layoutTable.ts'
import { Icon } from '../look/Icon.tsx'
import { paperMeasure } from '../notices/paper/usePaperMeasure.ts'
import { PrintRoot } from '../notices/paper/PrintRoot.tsx'
import { usePaperOut } from '../notices/paper/usePaperOut.ts'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  /** The list as it is shown, made when it is asked for. */
  readonly table: () => TablePaper
  readonly name: string
  readonly disabled?: boolean
}

/** What is shown, on paper across: printed or as PDF. */
export const PrintTable = ({ table, name, disabled = false }: Props) => {
  const { text } = useDesk()
  const words = text.handover
  const { printing, said, toPrinter, toFile } = usePaperOut('landscape', name)
  return (
    <>
      {said === '' ? null : (
        <span className="t2 el" role="status">
          {said}
        </span>
      )}
      <button type="button" className="btn" disabled={disabled || printing} onClick={() => void toPrinter()}>
        <Icon name="print" />
        {words.print}
      </button>
      <button type="button" className="btn" disabled={disabled || printing} onClick={() => void toFile()}>
        <Icon name="disk" />
        {words.pdf}
      </button>
      {printing ? <Pages table={table()} /> : null}
    </>
  )
}

/** Laid out only to be printed: the screen has the list itself. */
const Pages = ({ table }: { readonly table: TablePaper }) => {
  const [pages] = useState(() => layoutTable(table, paperMeasure()))
  return <PrintRoot papers={[pages]} />
}
