import type { ImportedRow } from '../../shared/contract/importRows.ts'
import type { Mapping } from '../../shared/contract/importFields.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type ImportPreview, type ParserReply, parserReply } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
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
const takeAll = async (parser: ReturnType<typeof startParser>, plan: ImportPlan, limit: number) => {
  const rows: ImportedRow[] = []
  for (let fromRow = 0, done = false; !done; ) {
    const reply = rowsOf(await parser.ask({ kind: 'take', plan, sourceName: '热线', fromRow, limit }))
    expect(reply.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...reply.rows)
    fromRow = reply.next
    done = reply.done
  }
  return rows
}

const withMapping = ({ look }: ImportPreview, mapping: Partial<Mapping>): ImportPlan => ({
  ...look.plan,
  mapping: { ...look.plan.mapping, ...mapping },
})

const lines = ['编号,标题,时间', '1,a,2020-01-01', '', '2,b,2020-02-30', '1,c,2020-01-01', ',d,', '3,e,', '3,f,']
const table = `${lines.join('\n')}\n`

test('a preview shows what the file is and its first orders', async () => {
  const { preview } = await opened('preview.csv', table)
  expect(preview).toMatchObject({
    ...{ format: 'csv', encoding: 'utf-8' },
    sheets: [{ name: 'preview', header: ['编号', '标题', '时间'], headerRow: 1, rowCount: 6, emptyRows: 1 }],
    look: {
      plan: { sheet: 0, kind: 'newOrders', mapping: { sourceId: 0, title: 1, receivedAt: 2, text: null } },
      mappingReasons: { sourceId: 'name', title: 'name', receivedAt: 'name' },
      samples: [
        ['1', 'a', '2020-01-01'],
        ['2', 'b', '2020-02-30'],
        ['1', 'c', '2020-01-01'],
        ['', 'd'],
        ['3', 'e'],
        ['3', 'f'],
      ],
      firstRows: [
        { kind: 'newOrders', row: 2, order: { sourceId: '1', title: 'a' } },
        { row: 7, order: { sourceId: '3', title: 'e', receivedAt: null } },
      ],
      sampleIds: ['1', '2', '3'],
    },
  })
})

test('rows come in chunks of any size with the same outcome, each once', async () => {
  const { parser, preview } = await opened('chunks.csv', table)
  const whole = await takeAll(parser, preview.look.plan, 500)
  expect(
    whole.map((row) => [row.row, 'order' in row ? row.order.sourceId : 'refused' in row ? row.refused.code : row.kind]),
  ).toEqual([
    [2, '1'],
    [4, 'bad-date'],
    [5, 'duplicate-in-file'],
    [6, 'no-source-id'],
    [7, '3'],
    [8, 'duplicate-in-file'],
  ])
  expect(whole).toHaveLength(preview.sheets[0]?.rowCount ?? 0)
  for (const limit of [1, 2, 3, 4]) expect(await takeAll(parser, preview.look.plan, limit)).toEqual(whole)
})

test('a walk that resumes in the middle still knows the duplicates before it', async () => {
  const { parser, preview } = await opened('resume.csv', table)
  const reply = rowsOf(
    await parser.ask({ kind: 'take', plan: preview.look.plan, sourceName: '热线', fromRow: 5, limit: 2 }),
  )
  expect(reply).toMatchObject({
    rows: [{ row: 5, refused: { code: 'duplicate-in-file', firstRow: 2 } }, { row: 6 }],
    next: 7,
    done: false,
  })
})

test('another kind is guessed anew, and a changed plan is shown as it is', async () => {
  const { parser, preview } = await opened('kinds.csv', '编号,标题,状态\n1,a,已办结\n2,b,办理中\n3,c,\n')
  expect(preview.look.plan).toMatchObject({
    kind: 'newOrders',
    rules: { byState: true, states: [] },
  })
  expect(preview.look.firstRows.map((row) => row.kind)).toEqual(['history', 'newOrders', 'newOrders'])
  const look = await parser.ask({ kind: 'look', sheet: 0, asKind: 'history', plan: null })
  if (look.kind !== 'look') throw new Error(JSON.stringify(look))
  expect(look.firstRows.map((row) => row.kind)).toEqual(['history', 'history', 'history'])
  expect(look.values).toMatchObject([
    {
      field: 'state',
      values: [
        ['已办结', 1],
        ['办理中', 1],
        ['', 1],
      ],
    },
  ])
  const changed = { ...look.plan, ignored: [2], mapping: { ...look.plan.mapping, state: null } }
  expect(await parser.ask({ kind: 'look', sheet: 0, asKind: null, plan: changed })).toMatchObject({
    kind: 'look',
    plan: changed,
    values: [],
  })
  expect(await parser.ask({ kind: 'look', sheet: 5, asKind: null, plan: null })).toMatchObject({ kind: 'failed' })
})

test('another mapping begins anew', async () => {
  const { parser, preview } = await opened('anew.csv', table)
  await takeAll(parser, preview.look.plan, 500)
  const rows = await takeAll(parser, withMapping(preview, { sourceId: null, receivedAt: null }), 2)
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
  expect((await takeAll(parser, withMapping(preview, { text: 99 }), 1))[0]).toMatchObject({ order: { text: '' } })
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
  const reply = await parser.ask({ kind: 'take', plan: preview.look.plan, sourceName: '', fromRow: 0, limit: 5 })
  expect(reply).toMatchObject({ kind: 'failed', refusal: { code: 'cancelled' } })
})

test('a message that is none ends the process', () => {
  const parser = startParser()
  expect(() => parser.send({ kind: 'open' })).toThrow()
  expect(() => parser.send({ kind: 'take', plan: {}, sourceName: '', fromRow: 0, limit: 501 })).toThrow()
})
