import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dictionaries, pack, unpack } from './packWords.ts'

test('what was packed comes back, byte by byte', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary', maxLength: 2000 })), (text) => {
      const plain = Buffer.from(text, 'utf8')
      const packed = pack(plain)
      if (packed === null) return
      expect(packed.length).toBeLessThan(plain.length)
      expect(unpack(packed, 'deflate:1').equals(plain)).toBe(true)
    }),
  )
})

test('what would become longer is not packed', () => {
  expect(pack(Buffer.alloc(0))).toBeNull()
  expect(pack(Buffer.from('瓊'))).toBeNull()
})

/** Every ledger that was ever written rests on these bytes: a failing test here is mended in packWords.ts, never in this file. */
test('the dictionary is what it was on the day of the first packed entry', () => {
  const digest = createHash('sha256').update(dictionaries['deflate:1']).digest('hex')
  expect(digest).toBe('3da1c25e22719c325046f81bca90158b38f632d1c7a43ef05e006e22887960a8')
  const packed = Buffer.from('Q/Hs0x1N8EyK7EVI5oKELTR2wPHyuKFJqRYA', 'base64')
  expect(unpack(packed, 'deflate:1').toString('utf8')).toBe('{"unitName":"市住建局","result":"路灯已经维修完毕。"}')
})

test('the few words of an ordinary act take less than half of their bytes', () => {
  for (const words of [
    { leadName: '市卫健局', supportingNames: '', note: '', decision: '' },
    { unitName: '市住建局', result: '工作人员已到现场核实，路灯维修完毕，并已电话回复居民。' },
  ]) {
    const plain = Buffer.from(JSON.stringify(words), 'utf8')
    expect(pack(plain)?.length).toBeLessThan(plain.length / 2)
  }
})
