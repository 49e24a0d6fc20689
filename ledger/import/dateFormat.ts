/**
 * Whether a number format shows a date or a time. The numbers of built-in formats are those of ECMA-376 (18.8.30), with the
 * ones that Chinese, Japanese and Korean programs add.
 */
export const isDateFormatId = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** `yyyy\-mm\-dd`, `m"月"d"日"`, `[h]:mm`: what is quoted or escaped is text, a colour or a locale in brackets says nothing. */
export const isDateFormatCode = (code: string): boolean => {
  if (/^general$/i.test(code)) return false
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./gs, '')
    .replace(/[_*]./gs, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, '')
  // E alone is the year of an era; beside a sign or in a number it is an exponent.
  return /[ymdhs年月日时分秒]|上午|AM\/PM|(?:^|[^0#?.])e(?![+-])/i.test(bare.replace(/general/gi, ''))
}
