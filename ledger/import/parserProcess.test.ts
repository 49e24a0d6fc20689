import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ImportedRow, type Mapping, type ParserReply, parserReply } from '../../shared/contract/importing.ts'
import { parserProcess } from './parserProcess.ts'

const folder = mkdtempSync(join(tmpdir(), 'youjie-parser-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Sends as a message channel does, copies included, and keeps every reply until it is asked for. */
const startParser = () => {
  const replies: ParserReply[] = []
  const waiting: ((reply: ParserReply) => void)[] = []
  let listener: (message: unknown) => void = () => undefined
  parserProcess(
    {
      postMessage: (message) => {
        const reply = parserReply.parse(structuredClone(message))
        expect(reply).toEqual(message)
        if (reply.kind === 'progress') return
        const wanted = waiting.shift()
        if (wanted) wanted(reply)
        else replies.push(reply)
      },
      onMessage: (to) => {
        listener = to
      },
    },
    () => Date.UTC(2026, 0),
  )
  const next = (): Promise<ParserReply> => {
    const reply = replies.shift()
    return reply ? Promise.resolve(reply) : new Promise((resolve) => waiting.push(resolve))
  }
  const send = (message: unknown): void => listener(structuredClone(message))
  const ask = (message: unknown): Promise<ParserReply> => {
    send(message)
    return next()
  }
  return { send, next, ask }
}

const csv = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return { kind: 'open', path, fileName: name }
}
const opened = async (name: string, text: string) => {
  const parser = startParser()
  const preview = await parser.ask(csv(name, text))
  if (preview.kind !== 'preview') throw new Error(JSON.stringify(preview))
  return { parser, preview }
}
const rowsOf = (reply: ParserReply) => {
  if (reply.kind !== 'rows') throw new Error(JSON.stringify(reply))
  return reply
}
const takeAll = async (parser: ReturnType<typeof startParser>, mapping: Mapping, limit: number) => {
  const rows: ImportedRow[] = []
  for (let fromRow = 0, done = false; !done; ) {
    const reply = rowsOf(await parser.ask({ kind: 'take', mapping, sourceName: '热线', fromRow, limit }))
    expect(reply.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...reply.rows)
    fromRow = reply.next
    done = reply.done
  }
  return rows
}

const lines = ['编号,标题,时间', '1,a,2020-01-01', '', '2,b,2020-02-30', '1,c,2020-01-01', ',d,', '3,e,', '3,f,']
const table = `${lines.join('\n')}\n`

test('a preview shows what the file is and its first orders', async () => {
  const { preview } = await opened('preview.csv', table)
  expect(preview).toMatchObject({
    ...{ format: 'csv', encoding: 'utf-8', sheetNames: ['preview'], sheet: 0, headerRow: 1, rowCount: 6, emptyRows: 1 },
    ...{ header: ['编号', '标题', '时间'], guess: { sourceId: 0, title: 1, receivedAt: 2, text: null } },
    firstRows: [
      { sourceId: '1', title: 'a' },
      { sourceId: '3', title: 'e', receivedAt: null },
    ],
  })
})

test('rows come in chunks of any size with the same outcome, each once', async () => {
  const { parser, preview } = await opened('chunks.csv', table)
  const whole = await takeAll(parser, preview.guess, 500)
  expect(whole.map((row) => [row.row, 'order' in row ? row.order.sourceId : row.refused.code])).toEqual([
    [2, '1'],
    [4, 'bad-date'],
    [5, 'duplicate-in-file'],
    [6, 'no-source-id'],
    [7, '3'],
    [8, 'duplicate-in-file'],
  ])
  expect(whole).toHaveLength(preview.rowCount)
  for (const limit of [1, 2, 3, 4]) expect(await takeAll(parser, preview.guess, limit)).toEqual(whole)
})

test('a walk that resumes in the middle still knows the duplicates before it', async () => {
  const { parser, preview } = await opened('resume.csv', table)
  const reply = rowsOf(
    await parser.ask({ kind: 'take', mapping: preview.guess, sourceName: '热线', fromRow: 5, limit: 2 }),
  )
  expect(reply).toMatchObject({
    rows: [{ row: 5, refused: { code: 'duplicate-in-file', firstRow: 2 } }, { row: 6 }],
    next: 7,
    done: false,
  })
})

test('another mapping begins anew', async () => {
  const { parser, preview } = await opened('anew.csv', table)
  await takeAll(parser, preview.guess, 500)
  const rows = await takeAll(parser, { ...preview.guess, sourceId: null, receivedAt: null }, 2)
  expect(rows.every((row) => 'order' in row && row.order.sourceId.startsWith('row-'))).toBe(true)
  expect(rows[0]).toMatchObject({
    order: {
      extra: [
        ['编号', '1'],
        ['时间', '2020-01-01'],
      ],
    },
  })
})

test('a column of the mapping that the file does not have feeds nothing', async () => {
  const { parser, preview } = await opened('beyond.csv', table)
  expect((await takeAll(parser, { ...preview.guess, text: 99 }, 1))[0]).toMatchObject({ order: { text: '' } })
})

test('what cannot be read is refused under the name that the person knows', async () => {
  const parser = startParser()
  expect(await parser.ask({ kind: 'open', path: join(folder, 'none'), fileName: '诉求.xlsx' })).toEqual({
    kind: 'failed',
    refusal: { code: 'cannot-read', fileName: '诉求.xlsx', detail: 'ENOENT' },
  })
})

test('cancelled while reading, it says so, and there is nothing to take', async () => {
  const parser = startParser()
  parser.send(csv('cancel.csv', table))
  parser.send({ kind: 'cancel' })
  expect(await parser.next()).toEqual({ kind: 'failed', refusal: { code: 'cancelled', fileName: 'cancel.csv' } })
})

test('cancelled while rows are taken, it lets the table go', async () => {
  const { parser, preview } = await opened('let-go.csv', table)
  parser.send({ kind: 'cancel' })
  const reply = await parser.ask({ kind: 'take', mapping: preview.guess, sourceName: '', fromRow: 0, limit: 5 })
  expect(reply).toMatchObject({ kind: 'failed', refusal: { code: 'cancelled' } })
})

test('a message that is none ends the process', () => {
  const parser = startParser()
  expect(() => parser.send({ kind: 'open' })).toThrow()
  expect(() => parser.send({ kind: 'take', mapping: {}, sourceName: '', fromRow: 0, limit: 501 })).toThrow()
})
