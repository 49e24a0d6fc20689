import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { budgetGb, type KeepingState, usualBudgetGb } from '../../shared/contract/keeping.ts'
import { Field } from '../forms/Field.tsx'
import { useDesk } from '../store/useDesk.ts'
import { SettingNote } from './SettingNote.tsx'
import { diskSize } from './diskSize.ts'

type Props = {
  readonly keeping: KeepingState
  readonly onSaved: (state: KeepingState) => void
  readonly onFailed: (failure: DeskFailure) => void
}

/** How much room all backups may take, and how much they do. */
export const BackupBudget = ({ keeping, onSaved, onFailed }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.keeping.backup
  const [typed, setTyped] = useState(String(keeping.budgetGb))
  const gb = budgetGb.safeParse(Number(typed.trim() === '' ? Number.NaN : typed))
  const changed = !gb.success || gb.data !== keeping.budgetGb
  const save = async () => {
    if (!gb.success || !changed) return
    const reply = await verbs.setBackupBudget({ gb: gb.data })
    if (reply.ok) onSaved(reply.value)
    else onFailed(reply.error)
  }
  return (
    <form
      className="data-budget"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field
        label={words.budget}
        setting="data.budget"
        hint={
          <SettingNote
            of="data.budget"
            same={typed.trim() === String(usualBudgetGb)}
            onReset={() => setTyped(String(usualBudgetGb))}
          />
        }
        problem={gb.success ? undefined : words.budgetProblem}
      >
        {(bind) => (
          <span className="data-budget-line">
            <input
              {...bind}
              type="text"
              inputMode="numeric"
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
            <span className="t2">{words.budgetUnit}</span>
            <button type="submit" className="btn" disabled={!changed || !gb.success}>
              {words.setBudget}
            </button>
            <span className="t2 num">{words.used(diskSize(keeping.used))}</span>
          </span>
        )}
      </Field>
    </form>
  )
}
