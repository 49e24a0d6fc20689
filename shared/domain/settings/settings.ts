import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import { defaultRules, type SupervisionRules } from '../supervision/rules.ts'

/** What the office decided for itself. Words (its name, its telephone) are sealed with the stream's key like all that is typed. */
export type SettingsState = {
  /** Natural days that a dispatch gives when nobody picks a deadline; 1..365. */
  readonly naturalDays: number
  /** Of before the papers of supervision had limits (`domain/limits`), and still told as it was; no new paper goes by it. */
  readonly noticeDays: number
  /** The letters before 〔year〕 in a notice's number: 督, 莱督. */
  readonly noticePrefix: string
}

export const defaultSettings: SettingsState = { naturalDays: 5, noticeDays: 5, noticePrefix: '督' }

export type SettingsWords = {
  /** 发文机关标志 and signature. */
  readonly officeName: string
  readonly contact: string
  readonly phone: string
}

export type SettingsCommandBody = {
  readonly type: 'changeSettings'
  readonly body: SettingsState & { readonly words: SettingsWords }
}
export type SettingsEventBody = {
  readonly type: 'SettingsChanged'
  readonly v: 1
  readonly data: SettingsState
  readonly words: SettingsWords
}

const prefix = /^[\p{Script=Han}A-Z]{1,8}$/u
const isDays = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 365

export const decideSettings = (
  act: SettingsCommandBody,
  rules: Pick<SupervisionRules, 'prefixes'> = defaultRules,
  /** The letters of the papers that are no supervision. */
  others: readonly string[] = [],
): Result<readonly SettingsEventBody[], { readonly code: RefusalCode }> => {
  const { naturalDays, noticeDays, noticePrefix, words } = act.body
  if (!isDays(naturalDays) || !isDays(noticeDays)) return err({ code: 'setting-out-of-range' })
  if (!prefix.test(noticePrefix)) return err({ code: 'prefix-malformed' })
  if ([...Object.values(rules.prefixes), ...others].includes(noticePrefix)) return err({ code: 'prefix-twice' })
  if (words.officeName.trim() === '') return err({ code: 'name-missing' })
  if (Object.values(words).some((value) => value.length > wordLimits.line)) return err({ code: 'words-too-long' })
  return ok([{ type: 'SettingsChanged', v: 1, data: { naturalDays, noticeDays, noticePrefix }, words }])
}

export const evolveSettings = (event: SettingsEventBody): SettingsState => event.data
