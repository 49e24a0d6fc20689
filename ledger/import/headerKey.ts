import { createHash } from 'node:crypto'

/** The same for the same names in any order; null for what is no JSON list of names. */
export const headerKey = (header: string): string | null => {
  const names = headerNames(header)
  return names === null
    ? null
    : createHash('sha256')
        .update(JSON.stringify([...names].sort()))
        .digest('hex')
}

export const headerNames = (header: string): readonly string[] | null => {
  try {
    const parsed: unknown = JSON.parse(header)
    return Array.isArray(parsed) && parsed.every((name) => typeof name === 'string') ? parsed : null
  } catch {
    return null
  }
}
