import { err, ok, type Result } from '../../kernel/result.ts'
import { type PaperFieldName, placeholders } from './officePaperKinds.ts'

/**
 * A wording template: text with `{编号}` for a field and `[，{协办单位}协办]` for words that are left out where a field in
 * them is empty. `{{`, `}}`, `[[` and `]]` stand for the signs themselves. There is nothing else to it: no code, no nesting,
 * and what a field says is never read as a template again.
 */
export type TemplatePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'field'; readonly name: PaperFieldName }
  | { readonly kind: 'optional'; readonly parts: readonly PlainPart[] }
export type PlainPart = Exclude<TemplatePart, { readonly kind: 'optional' }>

export type TemplateProblem =
  | { readonly code: 'template-unknown-field'; readonly name: string }
  | { readonly code: 'template-malformed'; readonly at: number }

const TOKEN = /\{\{|\}\}|\[\[|\]\]|\{([^{}[\]\n]*)\}|[[\]{}]|[^{}[\]]+/gu
const doubled: ReadonlyMap<string, string> = new Map([
  ['{{', '{'],
  ['}}', '}'],
  ['[[', '['],
  [']]', ']'],
])

export const parseTemplate = (
  text: string,
  fields: readonly PaperFieldName[],
): Result<readonly TemplatePart[], TemplateProblem> => {
  const names = new Map(fields.map((name) => [placeholders[name], name]))
  const parts: TemplatePart[] = []
  let open: PlainPart[] | null = null
  for (const found of text.matchAll(TOKEN)) {
    const [token, named] = found
    const put = (part: PlainPart): void => void (open ?? parts).push(part)
    if (named !== undefined) {
      const name = names.get(named.trim())
      if (name === undefined) return err({ code: 'template-unknown-field', name: named })
      put({ kind: 'field', name })
    } else if (token === '[') {
      if (open !== null) return err({ code: 'template-malformed', at: found.index })
      open = []
    } else if (token === ']') {
      if (open === null) return err({ code: 'template-malformed', at: found.index })
      parts.push({ kind: 'optional', parts: open })
      open = null
    } else if (token === '{' || token === '}') return err({ code: 'template-malformed', at: found.index })
    else put({ kind: 'words', text: doubled.get(token) ?? token })
  }
  return open === null ? ok(parts) : err({ code: 'template-malformed', at: text.length })
}

/** Fields that a paper of this template cannot do without: those outside brackets. */
export const neededFields = (parts: readonly TemplatePart[]): readonly PaperFieldName[] => [
  ...new Set(parts.flatMap((part) => (part.kind === 'field' ? [part.name] : []))),
]

/** Words, and those that a field said. */
export type FilledPart = { readonly text: string; readonly field: PaperFieldName | null }

/** An empty field outside brackets leaves nothing; the check names it, and no such paper is signed off. */
export const fillTemplate = (
  parts: readonly TemplatePart[],
  said: (field: PaperFieldName) => string,
): readonly FilledPart[] =>
  parts.flatMap((part): readonly FilledPart[] => {
    if (part.kind === 'words') return [{ text: part.text, field: null }]
    if (part.kind === 'field') return [{ text: said(part.name), field: part.name }]
    const named = part.parts.flatMap((one) => (one.kind === 'field' ? [one.name] : []))
    return named.every((name) => said(name) !== '') ? fillTemplate(part.parts, said) : []
  })
