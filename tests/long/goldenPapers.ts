import type { OfficePaperKind } from '../../shared/domain/officePaper/officePaperKinds.ts'
import type { OfficePaperWords } from '../../shared/domain/officePaper/officePapers.ts'
import { defaultForms } from '../../shared/domain/officePaper/paperForms.ts'
import { defaultFormWords } from '../../shared/documents/defaultPaperWords.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { openHarnessOn } from '../simulation/deskHarness.ts'

/** Papers that put the layout to the test; each is signed off in a ledger and printed by the window. */
export type Golden = {
  readonly name: string
  readonly kind: OfficePaperKind
  readonly seal: boolean
  readonly side: 'last' | 'even'
  readonly words: Partial<OfficePaperWords>
}

/** Nothing but Han characters, so that each is one cell of the grid of 28. */
export const plainChinese = '对照居民反映的问题逐户上门核实电梯故障原因并请有资质的检验机构当场出具结论'
/** One character whose ink is known to be in the middle of its line: what is measured is the place, not the letter. */
export const square = '国'
export const complaint = '情况复杂，请核查。'.repeat(1000)
export const copies = Array.from({ length: 40 }, (_, at) => `市第${at + 1}办公室`)
export const rareName = '王㮾'

const letter = { kind: 'dispatchSheet', seal: true, side: 'last' } as const
const ordinary = { kind: 'closingReport', seal: true, side: 'last' } as const
/** Letters on either side of where one page ends; what fills a page depends on the fonts, so the edge is found by printing. */
export const edges = Array.from({ length: 8 }, (_, at) => `edge-${at + 6}`)

export const goldens: readonly Golden[] = [
  { ...letter, name: 'one-line', words: { body: '请阅。' } },
  ...edges.map((name, at) => ({
    ...letter,
    name,
    words: { body: plainChinese.repeat(12).slice(0, 26 + (at + 5) * 28) },
  })),
  {
    ...letter,
    name: 'grid',
    words: { title: square.repeat(8), addressee: square.repeat(4), body: square.repeat(26 + 28 * 48) },
  },
  { ...letter, name: 'no-seal', seal: false, words: { body: '请阅。' } },
  {
    ...letter,
    name: 'title',
    words: { title: '关于限期办结北京路与苏州路交叉口雨污管网错接混接、路面塌陷和夜间施工噪声扰民等事项的交办单' },
  },
  { ...letter, name: 'copies', words: { copyTo: copies.join('、') } },
  { ...letter, name: 'rare', words: { body: `联系人：${rareName}。`, addressee: '㮾䶮街道办事处' } },
  { ...letter, name: 'complaint', words: { body: complaint } },
  {
    ...ordinary,
    name: 'ordinary',
    words: { title: square.repeat(8), body: square.repeat(26 + 28 * 30), signer: rareName, copyTo: '市督查考核中心' },
  },
  { ...ordinary, name: 'even', side: 'even', words: { signer: rareName, copyTo: copies.join('、') } },
  { ...ordinary, name: 'minutes', kind: 'minutes', words: { title: '', addressee: '', present: copies.join('、') } },
]

const usual: OfficePaperWords = {
  office: '国家试验中心',
  title: '诉求事项交办单',
  addressee: '市住房和城乡建设局',
  body: '请阅。',
  signer: '',
  present: '',
  absent: '',
  guests: '',
  copyTo: '',
}

/** Signs the papers in a new ledger at `file`; the order that they are about, and each one's number. */
export const signGoldens = async (
  file: string,
): Promise<{ readonly order: string; readonly numbers: ReadonlyMap<string, string> }> => {
  const { verbs, close, ledger } = await openHarnessOn(file)
  try {
    // A number that begins with the square character, so that its place can be measured.
    for (const [at, kind] of (['dispatchSheet', 'closingReport', 'minutes'] as const).entries()) {
      const { version: seen, ...form } = defaultForms[kind]
      const prefix = `${square}${'交办纪'[at] ?? ''}`
      value(await verbs.changePaperForm({ kind, seen, form: { ...form, prefix }, words: defaultFormWords[kind] }))
    }
    const unit = value(
      await verbs.addUnit({ kind: 'department', weekly: 20, words: { name: '试验局', fullName: '市试验局' } }),
    )
    const words = { text: '电梯停运', reporter: '', phone: '', address: '', town: '', category: '' }
    const report = value(
      await verbs.report({ channel: 'hotline', receivedAt: null, words: { title: '电梯停运', ...words } }),
    )
    const target = { kind: 'rows' as const, rows: [report.row] }
    const given = { lead: unit.row, supporting: [], deadline: { kind: 'setting' as const }, note: '', seen: [] }
    value(await verbs.dispatch({ target, ...given }))
    value(await verbs.act({ target, act: { type: 'signOrder', unit: unit.row }, seen: [] }))
    value(await verbs.act({ target, act: { type: 'deliverOrder', unit: unit.row, result: '已修复' }, seen: [] }))
    const numbers = new Map<string, string>()
    for (const { name, kind, seal, side, words: own } of goldens) {
      const paper = { order: report.row, kind, form: 1, seal, side, words: { ...usual, ...own } }
      numbers.set(name, documentNumberText(value(await verbs.signPaper(paper)).number))
    }
    const shown = await ledger.reader.get('SELECT number FROM board')
    return { order: String(shown?.number), numbers }
  } finally {
    await close()
  }
}

const value = <T>(
  reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}
