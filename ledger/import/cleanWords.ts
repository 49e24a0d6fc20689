/**
 * Words as they are kept: CRLF and CR become LF, control characters except LF and tab go, white space at both ends goes
 * (tabs, ideographic and no-break spaces too). Nothing else is altered: full-width digits, inner breaks, emoji stay.
 * Halves of surrogate pairs become U+FFFD, because UTF-8 cannot hold them.
 */
export const cleanWords = (text: string): string => {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  const plain = unwanted.test(lines) ? lines.replace(controls, '').replace(loneSurrogates, '\uFFFD') : lines
  return plain.trim()
}

/** Ids and telephone numbers: full-width letters, digits and signs become half-width, as a person means the same by both. */
export const cleanCode = (text: string): string => cleanWords(halfWidth(text))

/** Full-width forms of ASCII (U+FF01..FF5E) and the ideographic space to ASCII; nothing else, unlike NFKC. */
export const halfWidth = (text: string): string =>
  text.replace(fullWidth, (char) => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)))

const fullWidth = /[\uFF01-\uFF5E\u3000]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const controls = /[\0-\x08\x0B-\x1F\x7F-\x9F]/g
const loneSurrogates = /\p{Surrogate}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: a quick look, so that clean texts are not copied
const unwanted = /[\0-\x08\x0B-\x1F\x7F-\x9F\uD800-\uDFFF]/
