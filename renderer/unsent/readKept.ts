/**
 * What was kept of a form, if it still has the form's shape: an earlier version may have asked for other fields. `like` is the
 * form as it is when nothing was typed; fields that it has and the kept text has not are taken from it.
 */
export const readKept = <T>(body: string | undefined, like: T): T | null => {
  if (body === undefined) return null
  try {
    const kept: unknown = JSON.parse(body)
    // `fits` has compared it with `like`, field by field.
    return fits(kept, like) ? (isPlain(like) && isPlain(kept) ? ({ ...like, ...kept } as T) : (kept as T)) : null
  } catch {
    return null
  }
}

const fits = (kept: unknown, like: unknown): boolean => {
  if (like === null) return kept === null || typeof kept !== 'object'
  if (Array.isArray(like)) return Array.isArray(kept) && kept.every((one) => like.length === 0 || fits(one, like[0]))
  if (!isPlain(like)) return typeof kept === typeof like || kept === null
  return (
    isPlain(kept) && Object.entries(kept).every(([name, one]) => (name in like ? fits(one, like[name]) : isWord(one)))
  )
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** A field that was not said yet, and has no place in the empty form. */
const isWord = (value: unknown): boolean => typeof value === 'string'
