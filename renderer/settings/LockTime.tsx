import type { DeskFailure } from '../../shared/contract/desk.ts'
import { lockChoices, usualLockMinutes } from '../../shared/contract/persons.ts'
import { Field } from '../forms/Field.tsx'
import { SettingNote } from './SettingNote.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'

type Props = {
  /** Why this person may not choose; null: may. */
  readonly obstacle: string | null
  readonly onSaved: () => void
  readonly onFailed: (failure: DeskFailure) => void
}

/** How long this computer waits before it covers the desk. */
export const LockTime = ({ obstacle, onSaved, onFailed }: Props) => {
  const { verbs, text } = useDesk()
  const { minutes } = useSource(useSession().state.lock)
  const words = text.persons.lock
  const choose = async (value: string): Promise<void> => {
    const chosen = lockChoices.find((known) => String(known) === value) ?? null
    const reply = await verbs.setLock({ minutes: chosen })
    if (reply.ok) onSaved()
    else onFailed(reply.error)
  }
  return (
    <div className="set-lock" title={obstacle ?? undefined}>
      <Field
        label={words.setting}
        setting="people.lock"
        hint={
          <SettingNote
            of="people.lock"
            same={minutes === usualLockMinutes || obstacle !== null}
            onReset={() => void choose(String(usualLockMinutes))}
          />
        }
      >
        {(bind) => (
          <select
            {...bind}
            value={minutes ?? ''}
            disabled={obstacle !== null}
            onChange={(event) => void choose(event.target.value)}
          >
            {lockChoices.map((known) => (
              <option key={known} value={known}>
                {words.minutes(known)}
              </option>
            ))}
            <option value="">{words.never}</option>
          </select>
        )}
      </Field>
      {obstacle === null ? null : <p className="t3">{obstacle}</p>}
    </div>
  )
}
