import type { NoticeData } from './noticeData.ts'
import { paperLineText, paperText } from './paperText.ts'

/** What a notice lacks before it may be signed off; the words for it live with the other texts of the screen. */
export const noticeGapCodes = [
  'office-missing',
  'unit-missing',
  'orders-missing',
  'order-title-missing',
  'order-not-overdue',
  'basis-missing',
  'requirements-missing',
  'conditions-missing',
  'deadline-not-after-date',
  'contact-missing',
  'phone-missing',
  'signature-missing',
] as const
export type NoticeGapCode = (typeof noticeGapCodes)[number]

/** `orderNo` names the order that a gap belongs to; null for the notice as a whole. */
export type NoticeGap = { readonly code: NoticeGapCode; readonly orderNo: string | null }

/** In the order in which the fields stand on the paper; an empty list means complete. */
export const checkNotice = (data: NoticeData): readonly NoticeGap[] => {
  const gaps: NoticeGap[] = []
  const need = (present: boolean, code: NoticeGapCode, orderNo: string | null = null): void => {
    if (!present) gaps.push({ code, orderNo })
  }
  const given = (text: string): boolean => paperLineText(text) !== ''

  need(given(data.office), 'office-missing')
  need(given(data.unit), 'unit-missing')
  need(data.orders.length > 0, 'orders-missing')
  for (const order of data.orders) {
    need(given(order.title), 'order-title-missing', order.orderNo)
    // A typed reason may say why the unit is supervised before the limit has passed.
    const claimsOverdue = data.kind !== 'delisting' && data.cause === 'overdue' && !given(data.reason)
    need(!claimsOverdue || order.dueAt < data.date, 'order-not-overdue', order.orderNo)
  }
  const listed = (lines: readonly string[]): boolean => lines.some((line) => paperText(line) !== '')
  // What ends a listing asks for nothing and sets no deadline.
  if (data.kind !== 'delisting') {
    need(given(data.basis), 'basis-missing')
    need(listed(data.requirements), 'requirements-missing')
    if (data.kind === 'listing') need(listed(data.conditions), 'conditions-missing')
    need(data.dueAt > data.date, 'deadline-not-after-date')
  }
  need(given(data.signedBy), 'signature-missing')
  need(given(data.contact), 'contact-missing')
  need(given(data.phone), 'phone-missing')
  return gaps
}
