import type { OfficePaperFacts } from '../contract/officePapers.ts'
import type { OfficePaperKind, PaperEntry } from '../domain/officePaper/officePaperKinds.ts'
import { paperEntries } from '../domain/officePaper/officePaperKinds.ts'
import type { Satisfaction } from '../domain/order/orderState.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import { ourself } from './noticeWording.ts'
import type { PaperValues } from './officePaper.ts'
import { paperChannels } from './paperChannels.ts'
import { paperDay, paperHour } from './paperDate.ts'
import { withoutStop } from './paperText.ts'

export type PaperEntries = Readonly<Record<PaperEntry, string>>

export type Office = { readonly officeName: string; readonly contact: string; readonly phone: string }

/** Facts and what was typed, as the fields of a wording say them. */
export const paperValues = (
  facts: OfficePaperFacts,
  { officeName }: Pick<Office, 'officeName'>,
  entries: PaperEntries,
  date: Instant,
): PaperValues => {
  const { extension } = facts
  return {
    ...entries,
    orderNo: facts.number,
    title: facts.title,
    channel: paperChannels[facts.channel],
    town: facts.town,
    receivedOn: paperDay(facts.receivedAt),
    matter: facts.matter,
    unit: facts.unit,
    supporting: facts.supporting,
    dispatchedOn: facts.dispatchedAt === null ? '' : paperDay(facts.dispatchedAt),
    dueAt: facts.dueAt === null ? '' : paperHour(facts.dueAt),
    askedOn: extension === null ? '' : paperDay(extension.askedAt),
    askedUntil: extension === null ? '' : paperHour(extension.until),
    askedReason: extension?.reason ?? '',
    deliveredOn: facts.delivery === null ? '' : paperDay(facts.delivery.at),
    office: officeName,
    ourself: ourself(officeName),
    today: paperDay(date),
  }
}

const nothing = Object.fromEntries(paperEntries.map((name) => [name, ''])) as PaperEntries

/** What a new paper proposes to the clerk, taken from the record; every word may be changed. */
export const proposedEntries = (
  kind: OfficePaperKind,
  facts: OfficePaperFacts,
  { contact, phone }: Office,
  date: Instant,
): PaperEntries => {
  switch (kind) {
    case 'dispatchSheet':
      return {
        ...nothing,
        addressee: facts.unit,
        requirements: '明确责任人，抓紧研究办理，依法依规解决问题，并及时与反映人沟通。',
        contact,
        phone,
        reply: '请自收到之日起1个工作日内签收并反馈拟办措施，办结后将办理结果书面反馈。',
      }
    case 'extensionReply':
      return {
        ...nothing,
        addressee: facts.unit,
        decision: decisionOf(facts),
        contact,
        phone,
        requirements: '请抓紧办理，主动向反映人说明延期原因和办理进展，不得再次申请延期。',
      }
    case 'closingReport':
      return {
        ...nothing,
        course: facts.course.map(({ at, unit, text }) => `${paperDay(at)}，${unit}：${withoutStop(text)}。`).join('\n'),
        result: facts.delivery?.text ?? '',
        review:
          facts.verdict === null
            ? ''
            : `${paperDay(facts.verdict.at)}回访，反映人对办理结果表示${satisfactions[facts.verdict.satisfaction]}，问题${facts.verdict.solved ? '已' : '尚未'}解决。`,
      }
    case 'minutes':
      return { ...nothing, meetingAt: `${paperDay(date)}上午`, present: facts.unit }
  }
}

const decisionOf = ({ extension, dueAt }: OfficePaperFacts): string => {
  if (extension === null) return ''
  switch (extension.decided) {
    case 'granted':
      return dueAt === null ? '同意延期。' : `同意延期至${paperHour(dueAt)}。`
    case 'refused':
      return '不同意延期，请按原定期限办结。'
    case 'open':
      return ''
  }
}

const satisfactions: Readonly<Record<Satisfaction, string>> = {
  satisfied: '满意',
  basically: '基本满意',
  not: '不满意',
}
