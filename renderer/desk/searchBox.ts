import { searchLimit } from '../../shared/views/viewLimits.ts'

/** The search box beside the list: `typed` stands in it, `known` is what the list was asked for when the box last looked. */
export type SearchBox = { readonly typed: string; readonly known: string }

/** What the list is asked for; the rest of a text that is too long stays in the box, and the box says so. */
export const askOf = (typed: string): string => typed.trim().slice(0, searchLimit)

/**
 * The list is asked for something else now. Where the box showed what the list was asked for, it follows: the condition was removed
 * at its chip, or another view has its own. What a person typed and nobody has asked for yet stays, whatever opens meanwhile.
 */
export const followSearch = ({ typed, known }: SearchBox, search: string): SearchBox => ({
  typed: askOf(typed) === known ? search : typed,
  known: search,
})
