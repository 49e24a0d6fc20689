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

/** The reporter was revealed while somebody was typing: what was typed stays, what was masked is filled in. */
export const filledIn = (typed: ReportForm, before: Known, after: Known): ReportForm => {
  const words: Record<keyof ReportForm, string> = { ...after.words }
  for (const field of reportFields)
    if (!isMasked(field) && typed[field] !== before.words[field]) words[field] = typed[field]
  return words
}
