import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import { paperKinds } from '../supervision/ladder.ts'
import { type FormKind, fieldsOf, type OfficePaperKind, officePaperKinds } from './officePaperKinds.ts'
import { parseTemplate } from './paperTemplate.ts'

/** Everything that has copies and a seal place to be set. */
export const formKinds = [...officePaperKinds, ...paperKinds] as const satisfies readonly FormKind[]
export const isOfficeKind = (kind: FormKind): kind is OfficePaperKind =>
  officePaperKinds.some((office) => office === kind)

/** What the office set for one kind of paper. Papers of supervision take only `seal` and the copies from it. */
export type PaperForm = {
  /** Raised by one with each change; 0 is what the program brings along. A paper names the version it was written by. */
  readonly version: number
  /** The letters before 〔year〕. */
  readonly prefix: string
  readonly seal: boolean
  /** Where the foot goes: on the last page, or on the back of the last sheet. */
  readonly side: 'last' | 'even'
}
export type PaperFormWords = {
  /** Templates, see `paperTemplate.ts`. */
  readonly title: string
  readonly body: string
  /** Whom copies go to, one a line or parted by 、. */
  readonly copyTo: string
}
export type PaperForms = Readonly<Record<FormKind, PaperForm>>

const bare = (prefix: string, seal = true): PaperForm => ({ version: 0, prefix, seal, side: 'last' })
export const defaultForms: PaperForms = {
  dispatchSheet: bare('交办'),
  extensionReply: bare('延批'),
  closingReport: bare('办结'),
  minutes: bare('会纪', false),
  reminder: bare(''),
  notice: bare(''),
  letter: bare(''),
  listing: bare(''),
  delisting: bare(''),
}

export type FormCommandBody = {
  readonly type: 'changePaperForm'
  readonly body: {
    readonly kind: FormKind
    /** The version that the person saw. */
    readonly seen: number
    readonly form: Omit<PaperForm, 'version'>
    readonly words: PaperFormWords
  }
}
export type FormEventBody = {
  readonly type: 'PaperFormChanged'
  readonly v: 1
  readonly data: PaperForm & { readonly kind: FormKind }
  readonly words: PaperFormWords
}

const prefixShape = /^[\p{Script=Han}A-Z]{1,8}$/u

/** R-FORM-1 ... in docs/rules.md. `taken`: the letters of the papers of supervision. */
export const decideForm = (
  before: PaperForms,
  { body }: FormCommandBody,
  taken: readonly string[],
): Result<readonly FormEventBody[], { readonly code: RefusalCode }> => {
  const { kind, seen, form, words } = body
  if (seen !== before[kind].version) return err({ code: 'settings-moved' })
  if (Object.values(words).some((text) => text.length > wordLimits.text)) return err({ code: 'words-too-long' })
  if (isOfficeKind(kind)) {
    if (!prefixShape.test(form.prefix)) return err({ code: 'prefix-malformed' })
    const others = officePaperKinds.filter((one) => one !== kind).map((one) => before[one].prefix)
    if ([...others, ...taken].includes(form.prefix)) return err({ code: 'prefix-twice' })
    if (words.body.trim() === '') return err({ code: 'template-empty' })
    for (const text of [words.title, words.body]) {
      const parsed = parseTemplate(text, fieldsOf(kind))
      if (!parsed.ok) return err({ code: parsed.error.code })
    }
  }
  const data = { ...form, kind, version: before[kind].version + 1 }
  return ok([{ type: 'PaperFormChanged', v: 1, data, words }])
}

export const evolveForms = (before: PaperForms, { data }: FormEventBody): PaperForms => {
  const { kind, ...form } = data
  return { ...before, [kind]: form }
}
