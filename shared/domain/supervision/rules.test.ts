import { expect, test } from 'vitest'
import { decideSettings, defaultSettings } from '../settings/settings.ts'
import { decideProposal, evolveProposals } from './answeredProposals.ts'
import { assess, mapItems } from './assess.ts'
import { decideRules, defaultRules, evolveRules, type SupervisionRules } from './rules.ts'

const change = (parts: Partial<SupervisionRules>, noticePrefix = '督') => {
  const decided = decideRules({ type: 'changeSupervisionRules', body: { ...defaultRules, ...parts } }, noticePrefix)
  return decided.ok ? 'accepted' : decided.error.code
}

test('R-SETTINGS-4 each kind of paper has letters of its own before the year', () => {
  const { prefixes } = defaultRules
  expect(change({})).toBe('accepted')
  expect(change({ prefixes: { ...prefixes, letter: '函1' } })).toBe('prefix-malformed')
  expect(change({ prefixes: { ...prefixes, letter: prefixes.reminder } })).toBe('prefix-twice')
  expect(change({ prefixes: { ...prefixes, letter: '莱督' } }, '莱督')).toBe('prefix-twice')
  const office = {
    ...defaultSettings,
    noticePrefix: prefixes.letter,
    words: { officeName: '中心', contact: '', phone: '' },
  }
  expect(decideSettings({ type: 'changeSettings', body: office }, defaultRules)).toMatchObject({
    error: { code: 'prefix-twice' },
  })
})

test('R-SETTINGS-5 thresholds, days and points stay within their bounds', () => {
  const { orderRules, caseRules, points } = defaultRules
  for (const threshold of [0, 100, 1.5])
    expect(change({ orderRules: { ...orderRules, returned: { ...orderRules.returned, threshold } } })).toBe(
      'setting-out-of-range',
    )
  for (const patience of [-1, 61])
    expect(change({ caseRules: { ...caseRules, settled: { on: true, patience } } })).toBe('setting-out-of-range')
  for (const listing of [-100.1, 100.1, 0.25])
    expect(change({ points: { ...points, listing } })).toBe('setting-out-of-range')
  expect(change({ points: { ...points, listing: -2.5 } })).toBe('accepted')
})

test('rules of an entry that knew fewer of them are the default where it says nothing', () => {
  const { lateReply: _, ...fewer } = defaultRules.points
  const data = { ...defaultRules, points: { ...fewer, listing: -9 } } as SupervisionRules
  expect(evolveRules({ type: 'SupervisionRulesChanged', v: 1, data }).points).toEqual({
    ...defaultRules.points,
    listing: -9,
  })
})

test('R-SUPERVISION-23 a dismissal has its reason, is kept, and is given once', () => {
  const because = [{ rule: 'overdue', basis: 'due:1' }] as const
  const dismiss = (state: Parameters<typeof decideProposal>[0], reason = '单位已说明') =>
    decideProposal(state, { type: 'dismissProposal', body: { of: 'order', because, reason } }, 7)
  expect(dismiss(null, ' ')).toMatchObject({ error: { code: 'reason-missing' } })
  const done = dismiss(null)
  const [event] = done.ok ? done.value : []
  if (event === undefined) throw new Error('refused')
  expect(event).toMatchObject({ data: { because, dismissedAt: 7 }, words: { reason: '单位已说明' } })
  expect(dismiss(evolveProposals(null, event))).toMatchObject({ error: { code: 'already-answered' } })
})

test('R-SUPERVISION-24 the assessment counts each item by its points from 100, down to 0 and no further', () => {
  const counts = { ...mapItems(() => 0), notice: 2, overdue: 3, satisfied: 8, basicallySatisfied: 1, unsatisfied: 1 }
  const assessed = assess({ counts, replies: 4, replyDays: 10 }, defaultRules.points)
  expect(assessed.points).toMatchObject({ notice: -4, overdue: -3, unsatisfied: -1, satisfied: 0 })
  expect(assessed).toMatchObject({ score: 92, satisfaction: 0.89, meanReplyDays: 2.5 })
  expect(assess({ counts: mapItems(() => 50), replies: 0, replyDays: 0 }, defaultRules.points).score).toBe(0)
  expect(assess({ counts: mapItems(() => 0), replies: 0, replyDays: 0 }, defaultRules.points)).toMatchObject({
    score: 100,
    satisfaction: null,
    meanReplyDays: null,
  })
})
