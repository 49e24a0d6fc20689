import { expect, test } from 'vitest'
import { guessSeparator } from './guessSeparator.ts'

test('the separator is the one under which the lines agree', () => {
  expect(guessSeparator('a,b;x\nc,d\ne,f;y;z\n', false)).toBe(',')
  expect(guessSeparator('a;b\n1,5;2\n3;4,0\n', false)).toBe(';')
  expect(guessSeparator('甲\t乙\nx, y\t2\n', false)).toBe('\t')
})

test('separators and line breaks within quotation marks do not count', () => {
  expect(guessSeparator('甲;乙\n"a,b,c\nd,e";1\n"x,y";2\n', false)).toBe(';')
})

test('a header that names known fields decides, however ragged the rows are', () => {
  expect(guessSeparator('汇总表\n编号,标题,内容\n1,a,b,c,d\n2,e\n3,f,g,h\n4,i,j,k,l,m\n', false)).toBe(',')
})

test('text that is no table has none', () => {
  for (const text of [
    '',
    '只有一句话。',
    'one, two, three',
    '路灯坏了。\n很久了。\n',
    '<table>\n<td>;</td>\n</table>',
    '{"a": [1, 2]}',
  ]) {
    expect(guessSeparator(text, false)).toBe(null)
  }
})
