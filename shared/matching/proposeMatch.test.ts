import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameKey, nameStem } from './nameKey.ts'
import { type MatchCandidate, proposeMatch } from './proposeMatch.ts'

const candidate = (id: number, name: string, ...aliases: readonly string[]): MatchCandidate<number> => ({
  id,
  name,
  aliases,
})
const towns = ['水集街道', '望城街道', '河口镇', '柳林镇', '石桥镇', '马家店镇', '经济开发区'].map((name, id) =>
  candidate(id, name),
)
const units = [
  candidate(1, '市住建局', '市住房和城乡建设局'),
  candidate(2, '市综合执法局', '市综合行政执法局'),
  candidate(3, '市自然资源局'),
  candidate(4, '市供电公司', '国网供电公司'),
  candidate(5, '城东街道', '城东街道办事处'),
]
const first = (name: string, list: readonly MatchCandidate<number>[]) => {
  const match = proposeMatch(name, list)
  return match.kind === 'proposed' ? [match.near[0]?.id, match.near[0]?.why] : match.kind
}

test('R-CATALOGUE-13 a name that differs only in width, spaces or punctuation is the same name, an alias too', () => {
  expect(proposeMatch(' 市住建局 ', units)).toEqual({ kind: 'same', id: 1 })
  expect(proposeMatch('市住房和城乡建设局', units)).toEqual({ kind: 'same', id: 1 })
  expect(proposeMatch('市 住 建 局。', units)).toEqual({ kind: 'same', id: 1 })
  expect(proposeMatch('ＡＢ局', [candidate(9, 'ab局')])).toEqual({ kind: 'same', id: 9 })
})

test('R-CATALOGUE-14 a near name is proposed, best first, and never taken by itself', () => {
  expect(first('水集镇', towns)).toEqual([0, 'ending'])
  expect(first('水集', towns)).toEqual([0, 'ending'])
  expect(first('河口镇人民政府', towns)).toEqual([2, 'ending'])
  expect(first('城东街道办', units)).toEqual([5, 'ending'])
  expect(first('住建局', units)).toEqual([1, 'ending'])
  expect(first('住房城乡建设局', units)).toEqual([1, 'shortened'])
  expect(first('综合行政执法局', units)).toEqual([2, 'ending'])
  expect(first('自然资源和规划局', units)).toEqual([3, 'shortened'])
  expect(first('马家庄镇', towns)).toEqual([5, 'similar'])
})

test('R-CATALOGUE-14 what is like nothing stays without a proposal', () => {
  for (const name of ['', ' ', '。。', '外星', '莱', '镇', '局', '某某单位'])
    expect(first(name, [...towns, ...units.map((one) => ({ ...one, id: one.id + 100 }))])).toBe('none')
})

test('R-CATALOGUE-14 two that answer to one name are both proposed', () => {
  const match = proposeMatch('城管局', [candidate(1, '市综合执法局', '城管局'), candidate(2, '城管局')])
  expect(match.kind === 'proposed' ? match.near.map(({ id }) => id) : match.kind).toEqual([1, 2])
})

const name = fc.string({
  unit: fc.constantFrom(...'市县水集望城河口柳林住建房和乡镇街道局委办中心公司 ·（）Ａab1'),
  maxLength: 12,
})

test('R-CATALOGUE-13 comparing a name twice changes nothing more, and its stem is a part of it', () => {
  fc.assert(
    fc.property(fc.oneof(name, fc.string({ unit: 'grapheme' })), (text) => {
      const key = nameKey(text)
      expect(nameKey(key)).toBe(key)
      expect(key).toContain(nameStem(key))
      if (key.length >= 2) expect(nameStem(key).length).toBeGreaterThanOrEqual(2)
    }),
  )
})

test('R-CATALOGUE-14 whatever the list, each proposal is in it, once, with a likeness between 0 and 1, whatever the order of the list', () => {
  const list = fc
    .uniqueArray(name, { minLength: 1, maxLength: 12 })
    .map((names) => names.map((one, id) => candidate(id, one)))
  fc.assert(
    fc.property(name, list, fc.integer(), (asked, candidates, shift) => {
      const match = proposeMatch(asked, candidates)
      const turned = candidates
        .map((_, at) => candidates[(at + Math.abs(shift)) % candidates.length])
        .flatMap((one) => one ?? [])
      expect(proposeMatch(asked, turned)).toEqual(match)
      const same = candidates.filter((one) => nameKey(one.name) === nameKey(asked) && nameKey(asked) !== '')
      if (match.kind === 'same') {
        expect(same.map(({ id }) => id)).toEqual([match.id])
        return
      }
      expect(same.length === 1).toBe(false)
      if (match.kind === 'none') return
      const ids = match.near.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { id, likeness } of match.near) {
        expect(candidates[id]).toBeDefined()
        expect(likeness).toBeGreaterThan(0)
        expect(likeness).toBeLessThan(1)
      }
      const sorted = match.near.map(({ likeness }) => likeness).toSorted((a, b) => b - a)
      expect(match.near.map(({ likeness }) => likeness)).toEqual(sorted)
    }),
  )
})
