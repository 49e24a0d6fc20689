import type { DeskRequest, OrderDetail, ReportForm, Revealed } from '../../shared/contract/desk.ts'
import type { Channel } from '../../shared/domain/order/orderState.ts'
import { reportFields } from './reportDraft.ts'

/** What an order says now, as far as this person may see it. `open`: reporter, telephone and address stand in full. */
export type Known = { readonly channel: Channel; readonly words: ReportForm; readonly open: boolean }

export const maskedFields = ['reporter', 'phone', 'address'] as const satisfies readonly (keyof ReportForm)[]
export const isMasked = (field: keyof ReportForm): boolean => maskedFields.some((masked) => masked === field)

export const knownFrom = (detail: OrderDetail, revealed: Revealed | null): Known => {
  const { row } = detail
  if (revealed === null) {
    const { title, town, category } = row
    const words = { title, text: detail.text, town, category, reporter: '', phone: '', address: '' }
    return { channel: row.channel, words, open: false }
  }
  const { title, text, reporter, phone, address, town, category } = revealed.words
  return { channel: row.channel, words: { title, text, reporter, phone, address, town, category }, open: true }
}

/**
 * Only the fields that somebody changed; null when none was. Masked fields were never shown in full and are never sent,
 * so a mask cannot overwrite a name.
 */
export const correctionOf = (
  known: Known,
  channel: Channel,
  words: ReportForm,
): Omit<DeskRequest<'correct'>, 'row'> | null => {
  const changed: Partial<Record<keyof ReportForm, string>> = {}
  for (const field of reportFields) {
    if ((known.open || !isMasked(field)) && words[field] !== known.words[field]) changed[field] = words[field]
  }
  const newChannel = channel === known.channel ? null : channel
  return newChannel === null && Object.keys(changed).length === 0 ? null : { channel: newChannel, words: changed }
}

/** The fields that a person typed over, and nothing of those that stand as they were: what is kept of a form holds no more. */
export type ChangedWords = Readonly<Partial<Record<keyof ReportForm, string>>>
export const noWords: ChangedWords = {}

/** What stands in the form: of masked fields nothing before they are revealed, typed over earlier or not. */
export const typedOver = (known: Known, changed: ChangedWords): ReportForm => {
  const words: Record<keyof ReportForm, string> = { ...known.words }
  for (const field of reportFields) if (known.open || !isMasked(field)) words[field] = changed[field] ?? words[field]
  return words
}

/** A field that says what the order says was not typed over. */
export const wordsChanged = (known: Known, before: ChangedWords, typed: Partial<ReportForm>): ChangedWords => {
  const words: Partial<Record<keyof ReportForm, string>> = { ...before, ...typed }
  for (const field of reportFields) if (words[field] === known.words[field]) delete words[field]
  return words
}
