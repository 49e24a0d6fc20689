import { describe, expect, test } from 'vitest'
import type { OfficePaperFacts } from '../contract/officePapers.ts'
import { type OfficePaperKind, officePaperKinds } from '../domain/officePaper/officePaperKinds.ts'
import { decideForm, defaultForms } from '../domain/officePaper/paperForms.ts'
import { defaultFormWords } from './defaultPaperWords.ts'
import { gridMeasure } from './gridMeasure.ts'
import { layoutOfficePaper, officePaperGaps, signedOfficePaper, writeOfficePaper } from './officePaper.ts'
import { type PaperEntries, paperValues } from './officePaperValues.ts'
import { sampleOffice, samplePaperDate, samplePaperEntries, samplePaperFacts } from './samplePaper.ts'
import { lineText, type PaperPage, type PaperRole } from './paperPage.ts'

const date = samplePaperDate
const facts = samplePaperFacts
const office = sampleOffice

const paper = (kind: OfficePaperKind, typed: Partial<PaperEntries> = {}, of: Partial<OfficePaperFacts> = {}) => {
  const told = { ...facts, ...of }
  const entries = { ...samplePaperEntries(kind, told), ...typed }
  const values = paperValues(told, office, entries, date)
  const form = { form: defaultForms[kind], words: defaultFormWords[kind] }
  const data = writeOfficePaper({ kind, ...form, values, copyTo: '市督查考核中心', seal: true, date })
  return { data, gaps: officePaperGaps(kind, form.words, values), pages: layoutOfficePaper(data, gridMeasure) }
}
const textOf = (pages: readonly PaperPage[], ...roles: readonly PaperRole[]): string =>
  pages
    .flatMap((page) => page.lines)
    .filter(({ role }) => roles.includes(role))
    .map(lineText)
    .join('')

describe('the family', () => {
  test('each kind is complete with what it asks for, and says what the record knows', () => {
    for (const kind of officePaperKinds) {
      const { gaps, pages, data } = paper(kind)
      expect({ kind, gaps }).toEqual({ kind, gaps: [] })
      const body = textOf(pages, 'body')
      expect(body).toContain('261112-0093')
      expect(body).toContain('月湖新苑三期12号楼电梯停运')
      expect(body).not.toMatch(/[{}[\]]/u)
      expect(data.words.body.replace(/\n/gu, '')).toBe(body)
    }
  })

  test('a dispatch sheet is a letter to the lead unit, with the matter, what is asked and how to reply', () => {
    const { pages } = paper('dispatchSheet')
    expect(textOf(pages, 'title')).toBe('诉求事项交办单')
    expect(textOf(pages, 'addressee')).toBe('市住房和城乡建设局：')
    expect(textOf(pages, 'body')).toContain('水集街道经12345热线反映“月湖新苑')
    expect(textOf(pages, 'body')).toContain('主办，水集街道办事处协办，请于2026年11月19日17时前办结。')
    expect(textOf(pages, 'copyTo')).toBe('抄送：市督查考核中心。')
  })

  test('an extension reply says what was asked and what is granted; a refusal says so', () => {
    expect(textOf(paper('extensionReply').pages, 'body')).toContain('同意延期至2026年11月19日17时。')
    expect(textOf(paper('extensionReply').pages, 'body')).toContain('申请理由：配件需从外地调运。')
    const extension = facts.extension === null ? null : { ...facts.extension, decided: 'refused' as const }
    expect(textOf(paper('extensionReply', {}, { extension }).pages, 'body')).toContain('不同意延期')
    expect(paper('extensionReply', {}, { extension: null }).gaps).toEqual(['decision'])
  })

  test('a closing report goes upward: the signer at the number’s right, the foot with its rules', () => {
    const { pages } = paper('closingReport')
    expect(textOf(pages, 'mark')).toBe('莱西市办实事推进中心文件')
    expect(textOf(pages, 'signer')).toBe('签发人：李四')
    expect(textOf(pages, 'imprint')).toBe('莱西市办实事推进中心2026年11月24日印发')
    expect(textOf(pages, 'body')).toContain('2026年11月19日回访，反映人对办理结果表示满意，问题已解决。')
  })

  test('minutes say who was there, and are signed by nobody', () => {
    const { pages } = paper('minutes', { absent: '钱七' })
    expect(textOf(pages, 'mark')).toBe('会商纪要')
    expect(textOf(pages, 'attendance')).toBe('出席：市住房和城乡建设局王五、水集街道办事处赵六请假：钱七')
    expect(pages.flatMap(({ seals }) => seals)).toEqual([])
  })
})

describe('wording', () => {
  test('R-FORM-3 the wording that the program brings along keeps the rules itself', () => {
    for (const kind of officePaperKinds) {
      const { version: seen, ...form } = defaultForms[kind]
      const body = { kind, seen, form, words: defaultFormWords[kind] }
      expect(decideForm(defaultForms, { type: 'changePaperForm', body }, []).ok).toBe(true)
    }
  })

  test('R-PAPER-2 what is missing is listed by its field before anything is signed', () => {
    expect(paper('minutes', { agreed: ' ', present: '' }).gaps.toSorted()).toEqual(['agreed', 'present'])
    expect(paper('dispatchSheet', {}, { dueAt: null, title: '' }).gaps.toSorted()).toEqual(['dueAt', 'title'])
  })

  test('a section whose text is left out goes with its heading, and the others are numbered anew', () => {
    const body = textOf(paper('closingReport', { course: '', review: '' }).pages, 'body')
    expect(body).toMatch(/一、诉求内容.*二、办理结果.*特此报告。$/u)
    expect(body).not.toContain('三、')
    expect(body).not.toContain('回访情况')
  })

  test('R-PAPER-3 a paper out of the record is laid out as it was when it was signed', () => {
    for (const kind of officePaperKinds) {
      const { data, pages } = paper(kind)
      const { title: _, body: __, ...stored } = data
      const bare = (all: readonly PaperPage[]) =>
        all.map((page) => page.lines.map((line) => [line.role, lineText(line), line.x, line.baseline]))
      expect(bare(layoutOfficePaper(signedOfficePaper(stored), gridMeasure))).toEqual(bare(pages))
    }
  })
})

describe('bad input', () => {
  const odd = '<img src=x onerror=alert(1)>㮾䶮\u202eabc\u0000{编号}[x]'
  test('markup, rare characters, text from the right and control characters in every field are words', () => {
    for (const kind of officePaperKinds) {
      const typed = Object.fromEntries(['addressee', 'signer', 'host', 'place', 'present'].map((name) => [name, odd]))
      const { pages } = paper(
        kind,
        { ...typed, requirements: odd, result: odd, agreed: odd },
        { title: odd, matter: odd },
      )
      const text = textOf(pages, 'body')
      expect(text).toContain('<img src=x onerror=alert(1)>㮾䶮abc{编号}[x]')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that they are gone is what is tested
      expect(text).not.toMatch(/[\u0000-\u0008\u202e]/u)
    }
  })

  test('a matter of 9,000 characters, a title of 200 and 60 units for copies: nothing is lost or leaves the page', () => {
    const matter = '情况复杂，请核查。'.repeat(1000)
    for (const kind of officePaperKinds) {
      const told = { ...facts, matter, title: '电梯'.repeat(100) }
      const values = paperValues(told, office, samplePaperEntries(kind, told), date)
      const copyTo = Array.from({ length: 60 }, (_, at) => `第${at + 1}单位`).join('、')
      const words = { ...defaultFormWords[kind], title: kind === 'minutes' ? '' : '{标题}' }
      const data = writeOfficePaper({ kind, form: defaultForms[kind], words, values, copyTo, seal: true, date })
      const pages = layoutOfficePaper(data, gridMeasure)
      if (kind !== 'extensionReply') expect(textOf(pages, 'body')).toContain(matter)
      expect(textOf(pages, 'copyTo')).toMatch(/第1单位，.*第60单位。$/u)
      expect(pages[0]?.lines.some(({ role }) => role === 'body')).toBe(true)
      for (const line of pages.flatMap((page) => page.lines))
        if (line.role !== 'pageNumber') expect(line.baseline).toBeLessThan(262.5)
    }
  })
})
