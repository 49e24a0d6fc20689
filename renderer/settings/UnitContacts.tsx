import type { UnitContact } from '../../shared/domain/unit/unitContacts.ts'
import { Icon } from '../look/Icon.tsx'
import { useText } from '../store/useDesk.ts'
import { noContact } from './unitForm.ts'

type Props = {
  readonly contacts: readonly UnitContact[]
  readonly onChange: (contacts: readonly UnitContact[]) => void
}

/** Whom to call: a line each; empty lines are not kept. */
export const UnitContacts = ({ contacts, onChange }: Props) => {
  const words = useText().text.settings.units
  const set = (at: number, next: Partial<UnitContact>) =>
    onChange(contacts.map((one, place) => (place === at ? { ...one, ...next } : one)))
  const fields = [
    ['role', words.contactRole],
    ['name', words.contactName],
    ['phone', words.contactPhone],
  ] as const
  return (
    <fieldset className="set-contacts">
      <legend>{words.contacts}</legend>
      {contacts.map((contact, at) => (
        // Lines have no name of their own: their place is what tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className="set-contact">
          {fields.map(([field, label]) => (
            <input
              key={field}
              className="inp"
              type="text"
              inputMode={field === 'phone' ? 'tel' : undefined}
              aria-label={`${label} ${at + 1}`}
              placeholder={label}
              value={contact[field]}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => set(at, { [field]: event.target.value })}
            />
          ))}
          <button
            type="button"
            className="btn quiet s ico"
            aria-label={`${words.removeContact} ${at + 1}`}
            title={words.removeContact}
            onClick={() => onChange(contacts.filter((_, place) => place !== at))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="btn quiet s"
        disabled={contacts.length >= 50}
        onClick={() => onChange([...contacts, noContact])}
      >
        <Icon name="plus" />
        {words.addContact}
      </button>
    </fieldset>
  )
}
