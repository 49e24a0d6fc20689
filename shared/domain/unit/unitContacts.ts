/** Whom to call at a unit, and for what. */
export type UnitContact = {
  /** 分管领导, 承办科室, 联络员 ... in the office's own words. */
  readonly role: string
  readonly name: string
  readonly phone: string
}

/** Words are strings: contacts stand in them as a JSON list. Whatever is no list of contacts reads as none. */
export const contactsOf = (text: string): readonly UnitContact[] => {
  const parsed = parse(text)
  return Array.isArray(parsed) ? parsed.flatMap((one) => contactOf(one)) : []
}

/** Empty lines of the form are no contacts. */
export const contactsText = (contacts: readonly UnitContact[]): string => {
  const kept = contacts
    .map(({ role, name, phone }) => ({ role: role.trim(), name: name.trim(), phone: phone.trim() }))
    .filter(({ role, name, phone }) => role !== '' || name !== '' || phone !== '')
  return kept.length === 0 ? '' : JSON.stringify(kept)
}

const parse = (text: string): unknown => {
  try {
    return text === '' ? [] : JSON.parse(text)
  } catch {
    return []
  }
}

const contactOf = (value: unknown): readonly UnitContact[] => {
  if (typeof value !== 'object' || value === null) return []
  const field = (name: string): string => {
    const found: unknown = Object.hasOwn(value, name) ? value[name as keyof typeof value] : ''
    return typeof found === 'string' ? found : ''
  }
  return [{ role: field('role'), name: field('name'), phone: field('phone') }]
}
