import { useEffect, useMemo, useRef, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { FormReply, FormsReply } from '../../shared/contract/officePapers.ts'
import { defaultFormWords } from '../../shared/documents/defaultPaperWords.ts'
import { layoutOfficePaper, writeOfficePaper } from '../../shared/documents/officePaper.ts'
import { paperValues } from '../../shared/documents/officePaperValues.ts'
import { samplePaperDate, samplePaperEntries, samplePaperFacts } from '../../shared/documents/samplePaper.ts'
import {
  type FormKind,
  fieldsOf,
  type OfficePaperKind,
  placeholders,
} from '../../shared/domain/officePaper/officePaperKinds.ts'
import { formKinds, isOfficeKind, type PaperFormWords } from '../../shared/domain/officePaper/paperForms.ts'
import { parseTemplate } from '../../shared/domain/officePaper/paperTemplate.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { onCtrlEnter } from '../forms/keys.ts'
import { usePaperMeasure } from '../notices/paper/usePaperMeasure.ts'
import { PaperPages } from '../notices/paper/PaperPages.tsx'
import { Segments } from '../notices/Segments.tsx'
import { useDesk } from '../store/useDesk.ts'
import { SaveBar } from './SaveBar.tsx'
import '../notices/notices.css'
import './paperForms.css'

type Edited = Pick<FormReply, 'form' | 'words'>

/** Letters, wording, copies and seal place of each kind of paper; each change is a version that papers name. */
export const PaperFormsSection = ({ onUnsaved }: { readonly onUnsaved: (unsaved: boolean) => void }) => {
  const { verbs, text } = useDesk()
  const words = text.officePapers.forms
  const [forms, setForms] = useState<FormsReply | null>(null)
  const [kind, setKind] = useState<FormKind>('dispatchSheet')
  const [edited, setEdited] = useState<Edited | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [sending, setSending] = useState(false)
  useEffect(() => {
    void verbs.paperForms({}).then((reply) => (reply.ok ? setForms(reply.value) : setFailure(reply.error)))
  }, [verbs])
  const saved = forms?.[kind] ?? null
  const now = edited ?? saved
  const changed = edited !== null && saved !== null && JSON.stringify(pick(edited)) !== JSON.stringify(pick(saved))
  useEffect(() => onUnsaved(changed), [changed, onUnsaved])
  const problem = now === null || !isOfficeKind(kind) ? null : problemOf(now.words.body, kind, words)
  const titleProblem = now === null || !isOfficeKind(kind) ? null : problemOf(now.words.title, kind, words, false)
  const ready = problem === null && titleProblem === null

  const save = async (): Promise<void> => {
    if (edited === null || !changed || !ready || sending) return
    setSending(true)
    const { version: seen, ...form } = edited.form
    const reply = await verbs.changePaperForm({ kind, seen, form, words: edited.words })
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    setForms(reply.value)
    setEdited(null)
    setFailure(null)
  }
  const change = (next: {
    readonly form?: Partial<Edited['form']>
    readonly words?: Partial<PaperFormWords>
  }): void => {
    if (now === null) return
    setEdited({ form: { ...now.form, ...next.form }, words: { ...now.words, ...next.words } })
    setFailure(null)
  }
  return (
    <form
      className="set-form pf"
      noValidate
      onKeyDown={onCtrlEnter(() => void save())}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{words.heading}</h2>
      <fieldset className="pf-kinds" aria-label={text.officePapers.kind}>
        {formKinds.map((each) => (
          <button
            key={each}
            type="button"
            className={each === kind ? 'btn s on' : 'btn quiet s'}
            aria-pressed={each === kind}
            // What was typed is saved or put back before another kind is looked at.
            disabled={changed && each !== kind}
            onClick={() => {
              setKind(each)
              setEdited(null)
              setFailure(null)
            }}
          >
            {words.kinds[each]}
          </button>
        ))}
      </fieldset>
      {now === null || saved === null ? null : (
        <div className={isOfficeKind(kind) ? 'pf-both' : ''}>
          <div className="pf-fields">
            <p className="t3">
              {words.version(saved.form.version)}
              {saved.changed === null ? '' : ` · ${words.changed(isoMinute(saved.changed.at), saved.changed.by)}`}
            </p>
            {isOfficeKind(kind) ? (
              <TemplateFields
                kind={kind}
                now={now}
                problem={problem}
                titleProblem={titleProblem}
                onForm={(form) => change({ form })}
                onWords={(changedWords) => change({ words: changedWords })}
              />
            ) : null}
            <Field label={words.copyTo} hint={words.copyToHint}>
              {(bind) => (
                <textarea
                  {...bind}
                  rows={2}
                  value={now.words.copyTo}
                  spellCheck={false}
                  onChange={(event) => change({ words: { copyTo: event.target.value } })}
                />
              )}
            </Field>
            {kind === 'minutes' ? null : (
              <Segments
                label={words.seal}
                value={now.form.seal ? 'on' : 'off'}
                options={[
                  ['on', words.sealOn],
                  ['off', words.sealOff],
                ]}
                onPick={(picked) => change({ form: { seal: picked === 'on' } })}
              />
            )}
            {kind === 'closingReport' || kind === 'minutes' ? (
              <Segments
                label={words.side}
                value={now.form.side}
                options={[
                  ['last', words.sideLast],
                  ['even', words.sideEven],
                ]}
                onPick={(side) => change({ form: { side } })}
              />
            ) : null}
            {isOfficeKind(kind) ? (
              <button
                type="button"
                className="btn quiet s"
                onClick={() => {
                  const { title, body } = defaultFormWords[kind]
                  change({ words: { title, body } })
                }}
              >
                {words.reset}
              </button>
            ) : null}
            {failure === null ? null : <FailureNote failure={failure} />}
            <SaveBar changed={changed} sending={sending} ready={ready} command="changePaperForm" />
          </div>
          {isOfficeKind(kind) && ready ? <Preview kind={kind} now={now} /> : null}
        </div>
      )}
    </form>
  )
}

const pick = ({ form, words }: Edited): Edited => ({ form, words })

type FormText = ReturnType<typeof useDesk>['text']['officePapers']['forms']

const problemOf = (template: string, kind: OfficePaperKind, words: FormText, needed = true): string | null => {
  if (needed && template.trim() === '') return words.empty
  const parsed = parseTemplate(template, fieldsOf(kind))
  if (parsed.ok) return null
  return parsed.error.code === 'template-unknown-field' ? words.unknownField(parsed.error.name) : words.malformed
}

type TemplateProps = {
  readonly kind: OfficePaperKind
  readonly now: Edited
  readonly problem: string | null
  readonly titleProblem: string | null
  readonly onForm: (form: Partial<Edited['form']>) => void
  readonly onWords: (words: Partial<PaperFormWords>) => void
}

const TemplateFields = ({ kind, now, problem, titleProblem, onForm, onWords }: TemplateProps) => {
  const words = useDesk().text.officePapers.forms
  const body = useRef<HTMLTextAreaElement | null>(null)
  const insert = (field: string): void => {
    const area = body.current
    if (area === null) return
    area.focus()
    const { selectionStart: from, selectionEnd: to, value } = area
    onWords({ body: `${value.slice(0, from)}{${field}}${value.slice(to)}` })
  }
  return (
    <>
      <Field label={words.prefix} className="narrow">
        {(bind) => (
          <input
            {...bind}
            type="text"
            data-first
            value={now.form.prefix}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onForm({ prefix: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.titleTemplate} problem={titleProblem ?? undefined}>
        {(bind) => (
          <input
            {...bind}
            type="text"
            value={now.words.title}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onWords({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.body} problem={problem ?? undefined} hint={words.bodyHint}>
        {(bind) => (
          <textarea
            {...bind}
            ref={body}
            rows={14}
            value={now.words.body}
            spellCheck={false}
            onChange={(event) => onWords({ body: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="pf-insert" aria-label={words.fields}>
        {fieldsOf(kind).map((name) => (
          <button
            key={name}
            type="button"
            className="btn quiet s"
            aria-label={words.insert(placeholders[name])}
            onClick={() => insert(placeholders[name])}
          >
            {placeholders[name]}
          </button>
        ))}
      </fieldset>
    </>
  )
}

/** The wording with a made-up order in it. */
const Preview = ({ kind, now }: { readonly kind: OfficePaperKind; readonly now: Edited }) => {
  const { settings, text } = useDesk()
  const words = text.officePapers.forms
  const measure = usePaperMeasure()
  const key = JSON.stringify([kind, now, settings.words])
  // The form is made anew with every render; its content decides whether the pages are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const pages = useMemo(() => {
    const values = paperValues(samplePaperFacts, settings.words, samplePaperEntries(kind), samplePaperDate)
    const { copyTo } = now.words
    const given = { kind, form: now.form, words: now.words, values, copyTo, seal: now.form.seal, date: samplePaperDate }
    return layoutOfficePaper(writeOfficePaper(given), measure)
  }, [key, measure])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper is scrolled by keys too
    <div className="pf-preview" role="document" aria-label={words.preview} tabIndex={0}>
      <p className="t3">{words.previewNote}</p>
      <PaperPages pages={pages} zoom={0.56} />
    </div>
  )
}
