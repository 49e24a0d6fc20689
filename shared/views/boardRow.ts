import { isSupervised, type Rung } from '../domain/supervision/ladder.ts'
import type { ReportWords } from '../domain/order/orderEvents.ts'
import {
  asideUntil,
  type Channel,
  type ClosingKind,
  isInHand,
  type OrderState,
  type OrderStatus,
  type Privacy,
  type Urgency,
  workOf,
} from '../domain/order/orderState.ts'
import { stageClock } from '../domain/order/stageClock.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { UnitId } from '../kernel/ids.ts'

/** The open half of an order's row in the grid: what the life cycle says. */
export type BoardFacts = {
  readonly number: string
  readonly receivedAt: Instant
  readonly channel: Channel
  readonly urgency: Urgency
  readonly status: OrderStatus
  readonly lead: UnitId | null
  readonly supporting: readonly UnitId[]
  readonly dispatchedAt: Instant | null
  readonly dueAt: Instant | null
  readonly yellowAt: Instant | null
  /** Named by a signed notice or more, in a case that has not ended. */
  readonly supervised: boolean
  readonly rung: Rung | null
  readonly lifecycle: number
  readonly privacy: Privacy
  /** The unit that has it in its hands now. */
  readonly heldBy: UnitId | null
  /** Of the stage that it is in; none while it stands still. */
  readonly stageDueAt: Instant | null
  readonly stageYellowAt: Instant | null
  /** More was asked of the reporter, or its clock was suspended. */
  readonly stopped: boolean
  readonly returns: number
  readonly reworks: number
  readonly unsatisfied: number
  readonly extensionAsked: boolean
  /** A source proposed a correction that nobody decided. */
  readonly proposed: boolean
  readonly nextCallAt: Instant | null
  readonly closing: ClosingKind | null
  /** Put aside until then; it may have passed. */
  readonly asideUntil: Instant | null
}

export const boardFacts = (order: OrderState): BoardFacts => {
  const assignment = workOf(order)?.assignment ?? null
  // The clock that runs: none for what stands still, is delivered, or was given back.
  const hand = isInHand(order) ? order : null
  const running = hand?.suspended === null ? hand.assignment.delivery : null
  const stage = stageClock(order)
  const asked = order.status === 'reported' || order.status === 'accepted' ? order.asked : null
  return {
    number: order.number,
    receivedAt: order.receivedAt,
    channel: order.channel,
    urgency: order.urgency,
    status: order.status,
    lead: assignment?.lead ?? null,
    supporting: assignment?.supporting ?? [],
    dispatchedAt: assignment?.dispatchedAt ?? null,
    dueAt: running?.dueAt ?? null,
    yellowAt: running?.yellowAt ?? null,
    supervised: isSupervised(order.supervision?.rung ?? null),
    rung: order.supervision?.rung ?? null,
    lifecycle: order.lifecycle,
    privacy: order.privacy,
    heldBy: hand?.assignment.lead ?? null,
    stageDueAt: stage?.dueAt ?? null,
    stageYellowAt: stage?.yellowAt ?? null,
    stopped: asked !== null || (hand !== null && hand.suspended !== null),
    returns: order.counts.returns,
    reworks: order.counts.reworks,
    unsatisfied: order.counts.unsatisfied,
    extensionAsked: hand !== null && hand.extension !== null,
    proposed: order.proposals.length > 0,
    nextCallAt: order.status === 'delivered' ? order.nextCallAt : null,
    closing: order.status === 'closed' ? order.kind : null,
    asideUntil: asideUntil(order),
  }
}

/** The typed half. An order that is an erased person's, or whose key is gone, has none: `null` words give empty cells. */
export type BoardWords = {
  readonly town: string
  readonly category: string
  readonly title: string
  readonly reporter: string
}

export const boardWords = (words: ReportWords): BoardWords => ({
  town: oneLine(words.town),
  category: oneLine(words.category),
  title: titleLine(words),
  reporter: maskName(words.reporter),
})

/** The title, or the first 60 characters of the text where none was given; in one line, so that the grid shows what the eye can read. */
export const titleLine = (words: { readonly title: string; readonly text: string }): string => {
  const title = oneLine(words.title)
  return title === '' ? beginning(oneLine(beginning(words.text, 400)), 60).trim() : title
}

/** Whole characters: half an emoji is none. */
const beginning = (text: string, length: number): string =>
  Array.from(text.slice(0, 2 * length))
    .slice(0, length)
    .join('')

/** The file knows no half surrogate pairs, and its JSON ends texts at NUL: such a cell would not be read as it was written. */
const oneLine = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd')

/** 王小明 -> 王**, A0012345 -> A0**: enough to tell two reporters apart, not enough to name one. */
export const maskName = (name: string): string => {
  const letters = Array.from(oneLine(name))
  if (letters.length === 0) return ''
  const kept = /\p{Script=Han}/u.test(letters[0] ?? '') ? 1 : Math.min(2, Math.floor(letters.length / 2))
  return letters.slice(0, kept).join('') + '*'.repeat(Math.min(2, Math.max(1, letters.length - kept)))
}

/** 13812346210 -> 138****6210; those shorter than a mobile number keep their last two, those of four and fewer nothing. */
export const maskPhone = (phone: string): string => {
  const digits = Array.from(oneLine(phone))
  if (digits.length >= 11) return `${digits.slice(0, 3).join('')}****${digits.slice(-4).join('')}`
  const kept = digits.length > 4 ? 2 : 0
  return '*'.repeat(digits.length - kept) + digits.slice(digits.length - kept).join('')
}

/** 水集街道月湖新苑9号楼2单元 -> the figures are covered: house and flat are nobody's business on a screen in a hall. */
export const maskAddress = (address: string): string => oneLine(address).replace(/[0-9０-９]+/gu, '*')
