import type { SheetCard } from '../../shared/contract/importing.ts'
import { type ImportKind, importKinds } from '../../shared/domain/importing/importRun.ts'
import { Field } from '../forms/Field.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { MappingPlace } from './importFlow.ts'
import { rowsByState } from './planEdits.ts'

type Props = {
  readonly place: MappingPlace
  readonly onSheet: (sheet: number) => void
  readonly onKind: (kind: ImportKind) => void
}

/** Which sheet, and what it holds, with the reasons of the guess beside it. */
export const KindChoice = ({ place, onSheet, onKind }: Props) => {
  const words = useDesk().text.importPlan
  const { preview, plan, look, kindByHand } = place
  const byState = rowsByState(look, plan)
  const reasons = look.kindReasons.map((reason) => words.kind.reason(reason))
  return (
    <>
      {preview.sheets.length < 2 ? null : (
        <fieldset className="imp-sheets">
          <legend>{words.sheet.title}</legend>
          {preview.sheets.map((sheet, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sheets are known by their place, names may repeat
            <SheetLine key={index} sheet={sheet} isChosen={index === plan.sheet} onChoose={() => onSheet(index)} />
          ))}
        </fieldset>
      )}
      <Field
        label={words.kind.label}
        hint={
          <>
            {words.kind.hints[plan.kind]}
            {byState === null ? null : (
              <span className="imp-why">{words.kind.mixed(byState.orders, byState.history)}</span>
            )}
            <span className="imp-why">{kindByHand ? words.kind.person : reasons.join('，')}</span>
          </>
        }
      >
        {(bind) => (
          <select {...bind} value={plan.kind} onChange={(event) => onKind(event.target.value as ImportKind)}>
            {importKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kind.names[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

type SheetProps = { readonly sheet: SheetCard; readonly isChosen: boolean; readonly onChoose: () => void }

const SheetLine = ({ sheet, isChosen, onChoose }: SheetProps) => {
  const words = useDesk().text.importPlan
  const isEmpty = sheet.rowCount === 0
  return (
    <label className={isChosen ? 'imp-sheet on' : isEmpty ? 'imp-sheet off' : 'imp-sheet'}>
      <input type="radio" name="imp-sheet" checked={isChosen} disabled={isEmpty} onChange={onChoose} />
      <span className="el">{sheet.name}</span>
      <span className="t3 num">{isEmpty ? words.sheet.nothing : words.sheet.rows(sheet.rowCount)}</span>
      <span className="t3">{isEmpty ? '' : words.kind.names[sheet.kind]}</span>
    </label>
  )
}
