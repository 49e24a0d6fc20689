/**
 * Typed and imported words as they may stand on paper. Line breaks are kept, for the caller to split at; control and
 * direction characters would be invisible or turn the line around; a space between Chinese and figures belongs to the
 * screen only.
 */
export const paperText = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ *\n[\n ]*/g, '\n')
    .replace(BESIDE_CHINESE, '')
    .trim()

/** The same on one line. */
export const paperLineText = (typed: string): string => paperText(typed.replace(/\s+/gu, ' '))

/** Without the full stop or comma that the sentence around it brings itself. */
export const withoutStop = (text: string): string => text.replace(/[，。；、：,.;:\s]+$/u, '')

/** As it stands within quotation marks: quotations inside are single (GB/T 15834-2011, 4.8.3.4). */
export const innerQuotes = (text: string): string => text.replace(/“/gu, '‘').replace(/”/gu, '’')

/** The stop that a sentence still needs: none where a quotation has ended with its own. */
export const fullStop = (text: string): string => (/[。！？…][”’]$/u.test(text) ? '' : '。')

// Tab and line feed stay. Surrogates without a partner have no glyph and no UTF-8.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu
const BESIDE_CHINESE =
  /(?<=[\p{Script=Han}，。、；：？！（）《》“”‘’]) (?! )|(?<! ) (?=[\p{Script=Han}，。、；：？！（）《》“”‘’])/gu
