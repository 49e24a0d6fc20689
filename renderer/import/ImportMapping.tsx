import type { ImportField } from '../../shared/contract/importFields.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import { useState } from 'react'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { useDesk } from '../store/useDesk.ts'
import { FieldTable } from './FieldTable.tsx'
import { FirstRows } from './FirstRows.tsx'
import type { MappingPlace } from './importFlow.ts'
import { KindChoice } from './KindChoice.tsx'
import { planProblem, putColumn, rowsByState, toggleIgnored, undecided, usualChannel } from './planEdits.ts'
import { RulesPanel } from './RulesPanel.tsx'
import { longestSourceName } from '../../shared/matching/sourceName.ts'
import { TabBar } from './TabBar.tsx'
import { type CatalogueField, ValuesPanel } from './ValuesPanel.tsx'
import './importPlan.css'

type Props = {
  readonly place: MappingPlace
  /** `field`: what the person put by hand. */
  readonly onPlan: (plan: ImportPlan, field?: ImportField) => void
  /** Another sheet or kind: everything else is guessed anew. */
  readonly onGuess: (sheet: number, kind: ImportKind | null) => void
  readonly onName: (sourceName: string) => void
  /** Puts names of the table into the catalogue. */
  readonly onAdd: (field: CatalogueField, names: readonly string[]) => Promise<void>
  readonly onTake: () => void
  readonly onOther: () => void
}

/** What the file is, which column feeds which field, what its values mean, and the first rows as they will be. */
export const ImportMapping = ({ place, onPlan, onGuess, onName, onAdd, onTake, onOther }: Props) => {
  const { text } = useDesk()
  const words = text.importing
  const said = text.importPlan
  const [tab, setTab] = useState<'preview' | 'values'>('preview')
  const { preview, plan, look, sourceName, starting, failure } = place
  const sheet = preview.sheets[plan.sheet]
  const rows = sheet?.rowCount ?? 0
  const problem = planProblem(plan, sourceName, longestSourceName)
  const byState = rowsByState(look, plan)
  const open = undecided(look, plan)
  const parts =
    byState === null
      ? [said.countOf(said.kind.names[plan.kind], rows)]
      : [
          said.countOf(said.kind.names.newOrders, byState.orders),
          said.countOf(said.kind.names.history, byState.history),
        ]
  if (open > 0) parts.push(said.values.left(open))
  const nameProblem = () => {
    if (problem === 'source-missing') return words.source.missing
    return problem === 'source-too-long' ? words.source.tooLong : undefined
  }
  return (
    <div className="imp-map">
      <FileFacts place={place} />
      <div className="imp-cols">
        <section className="imp-side" aria-label={words.mapping.title}>
          <Field
            label={words.source.label}
            problem={nameProblem()}
            hint={plan.mapping.sourceId === null ? words.source.hintNoId : words.source.hint}
          >
            {(bind) => (
              <input
                {...bind}
                type="text"
                value={sourceName}
                autoComplete="off"
                spellCheck={false}
                data-first
                onChange={(event) => onName(event.target.value)}
              />
            )}
          </Field>
          <KindChoice
            place={place}
            onSheet={(index) => onGuess(index, null)}
            onKind={(kind) => onGuess(plan.sheet, kind)}
          />
          <FieldTable
            place={place}
            onColumn={(field, column) => onPlan(putColumn(plan, field, column), field)}
            onIgnore={(column) => onPlan(toggleIgnored(plan, column))}
          />
          {problem === 'needs-columns' ? (
            <p className="imp-kept rd" role="alert">
              {said.need[plan.kind]}
            </p>
          ) : null}
        </section>
        <section className="imp-main">
          <TabBar
            label={words.mapping.title}
            value={tab}
            options={[
              ['preview', said.preview.tab],
              ['values', open === 0 ? said.values.tab : said.values.tabWith(open)],
            ]}
            onPick={setTab}
          />
          {tab === 'preview' ? (
            <>
              <RulesPanel place={place} onPlan={onPlan} />
              <FirstRows look={look} usualChannel={usualChannel(place)} />
            </>
          ) : (
            <ValuesPanel place={place} onPlan={onPlan} onAdd={onAdd} />
          )}
        </section>
      </div>
      <footer className="imp-foot">
        <button type="button" className="btn pri" disabled={problem !== null || starting} onClick={onTake}>
          {starting ? words.preview.starting : words.preview.take(rows)} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" className="btn" disabled={starting} onClick={onOther}>
          {words.preview.other}
        </button>
        {failure === null ? <span className="t2 num">{said.counts(parts)}</span> : <FailureNote failure={failure} />}
      </footer>
    </div>
  )
}

const FileFacts = ({ place }: { readonly place: MappingPlace }) => {
  const words = useDesk().text.importing
  const { preview, plan } = place
  const sheet = preview.sheets[plan.sheet]
  if (sheet === undefined) return null
  const isRecords = preview.format === 'xml' || preview.format === 'json'
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.format, words.facts.formats[preview.format]],
    [words.facts.encoding, words.facts.encodings[preview.encoding] ?? preview.encoding],
    [words.facts.header, isRecords ? '' : words.facts.headerRow(sheet.headerRow)],
  ]
  return (
    <dl className="imp-facts num">
      <div>
        <dt>{words.facts.rows}</dt>
        <dd className="big">{words.figure(sheet.rowCount)}</dd>
      </div>
      {facts.map(([name, value]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      {sheet.emptyRows === 0 ? null : <p className="t3">{words.facts.empty(sheet.emptyRows)}</p>}
    </dl>
  )
}
