import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHtml } from './readHtml.ts'
import { readingSteps } from './readingSteps.ts'
import { readText } from './readText.ts'

const steps = readingSteps(new AbortController().signal, () => undefined)
const readAs = async (text: string | Buffer) => {
  const read = await readText(Buffer.from(text), '表', steps)
  return read.ok ? read.value : read.error.code
}
const sheetsIn = async (html: string) => {
  const read = await readHtml(html, '表', steps)
  return read.ok ? read.value : read.error.code
}

test('a page under the name of a workbook is read as its tables, with merged headers, breaks and entities', async () => {
  const page = `<html><head><meta charset="gb2312"><title>x</title><style>td{color:red}</style></head><body>
    <table border=1><tr><td colspan="4">某市&nbsp;日报</td></tr>
    <tr><th rowspan="2">编号</th><th colspan="2">诉求人</th><th rowspan="2">内容</th></tr><tr><th>姓名</th><th>电话</th></tr>
    <tr><td>A1</td><td>王<b>女士</b></td><td>138</td><td>第一行<br>第二行<p>第三&lt;行&gt;&#8230;</p></td></tr>
    <tr><td>A2</td><td></td><td>&nbsp;</td><td><table><tr><td>内</td><td>表</td></tr></table></td></tr></table></body></html>`
  expect(await readAs(page)).toMatchObject({
    format: 'html',
    encoding: 'utf-8',
    sheets: [
      {
        header: ['编号', '诉求人 姓名', '诉求人 电话', '内容'],
        headerRow: 3,
        rows: [
          ['A1', '王女士', '138', '第一行\n第二行\n第三<行>…'],
          ['A2', null, null, '内表'],
        ],
      },
    ],
  })
})

test('several tables are several sheets, and a page without any is no table', async () => {
  const table = (id: string) => `<table><tr><td>编号</td><td>标题</td></tr><tr><td>${id}</td><td>x</td></tr></table>`
  expect(await sheetsIn(`${table('1')}<p>和</p>${table('2')}`)).toMatchObject([
    { name: '表 1', rows: [['1', 'x']] },
    { name: '表 2', rows: [['2', 'x']] },
  ])
  expect(await sheetsIn('<html><body><p>没有表格</p></body></html>')).toBe('not-a-table')
  expect(await sheetsIn('<script>document.write("<table><tr><td>1</td><td>2</td></tr></table>")</script>')).toBe(
    'not-a-table',
  )
})

test('words of a cell come back whatever they are', async () => {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const words = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        words.filter((text) => text !== ''),
        { minLength: 2, maxLength: 5 },
      ),
      async (cells) => {
        const html = `<table><tr>${cells.map((_, at) => `<td>列${at}</td>`).join('')}</tr><tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr></table>`
        expect(await sheetsIn(html)).toMatchObject([{ rows: [cells] }])
      },
    ),
  )
})

test('records in XML and JSON are rows, their fields columns, whatever each of them leaves out', async () => {
  const xml =
    '<?xml version="1.0"?><service_requests><request><service_request_id>1</service_request_id><description/><media><url>a</url><url>b</url></media></request>' +
    '<request><service_request_id>2</service_request_id><status>open &amp; new</status></request></service_requests>'
  expect(await readAs(xml)).toMatchObject({
    format: 'xml',
    sheets: [
      {
        header: ['service_request_id', 'description', 'media', 'status'],
        rows: [
          ['1', '', 'ab'],
          ['2', null, null, 'open & new'],
        ],
        firstRowNumber: 1,
      },
    ],
  })
  const json = '{"service_requests":[{"id":1,"lat":41.5,"keywords":["a","b"],"x":null},{"id":2,"nested":{"a":1}}]}'
  expect(await readAs(json)).toMatchObject({
    format: 'json',
    sheets: [
      {
        header: ['id', 'lat', 'keywords', 'x', 'nested'],
        rows: [
          [1, 41.5, 'a、b', null],
          [2, null, null, null, '{"a":1}'],
        ],
      },
    ],
  })
})

test('what only looks like records is refused', async () => {
  for (const text of [
    '<a>',
    '<svg><path d="x"/></svg>',
    '[1,2]',
    '{"a":1}',
    '[{"a":',
    '<!DOCTYPE x [<!ENTITY y "z">]><a><b><c>&y;</c><d>1</d></b></a>',
  ])
    expect([text, await readAs(text)]).toEqual([text, 'not-a-table'])
  const wide = `[{${Array.from({ length: 600 }, (_, at) => `"f${at}":1`).join(',')}}]`
  expect(await readAs(wide)).toBe('not-a-table')
})

test('spans that claim more cells than can be held are refused at once', async () => {
  expect(await sheetsIn(`<table>${'<tr><td colspan=999 rowspan=999>x'.repeat(2000)}</table>`)).toBe('too-large')
})

test('blank lines keep their numbers, wherever they stand and whatever the rows beside them are like', async () => {
  const row = fc.array(fc.constantFrom('路灯', '停水\n两天', '"', 'a'), { minLength: 2, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(row, { nil: [] as string[], freq: 2 }), { maxLength: 12 }), async (rows) => {
      const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
      const all = [['编号', '标题', '内容'], ...rows, ['9', '井盖', '丢失']]
      const read = await readAs(`${all.map(line).join('\r\n')}\r\n\r\n`)
      if (typeof read === 'string') throw new Error(read)
      expect(read.sheets[0]?.rows).toEqual(all.slice(1))
      expect(read.sheets[0]?.emptyRows).toBe(rows.filter((cells) => cells.length === 0).length)
    }),
  )
})
