/** The longest that a source may be called, in UTF-16 units. */
export const longestSourceName = 100

/**
 * What a source is called after its file: `12345 日报 2026-11-24.xlsx` -> `12345 日报`, so that tomorrow's file of the same
 * source gets the same name, and its known numbers are recognised. The hotline's own number is a name and stays.
 */
export const sourceNameOf = (fileName: string): string => {
  const base = fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, '')
  const bare = base
    .replace(/[（(【[]\s*\d*\s*[)）】\]]/gu, ' ')
    .replace(/\s*[-–—]?\s*副本|copy( of)?/giu, ' ')
    .replace(/\d{2,4}\s*年(度)?|\d{1,2}\s*月份?|\d{1,2}\s*[日号](?![\p{Script=Han}])/gu, ' ')
    .replace(/\d+(?:[-_.:：/至~]\d+)*/gu, (digits) => (digits === '12345' ? digits : ' '))
    .replace(/[\s_\-–—~.,，、]+/gu, ' ')
    .trim()
  return (bare === '' ? base.trim() : bare).slice(0, longestSourceName)
}
