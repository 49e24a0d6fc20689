export type DocumentNumber = { readonly prefix: string; readonly year: number; readonly n: number }

/** `督〔2026〕12号`: full year in 〔〕, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
export const documentNumberText = (number: DocumentNumber): string => `${number.prefix}〔${number.year}〕${number.n}号`
