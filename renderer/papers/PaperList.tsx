import { useState } from 'react'
import type { OfficePaperCard } from '../../shared/contract/officePapers.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { Field } from '../forms/Field.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly papers: readonly OfficePaperCard[]
  readonly shown: OfficePaperCard | null
  /** null: back to the new paper. */
  readonly onShow: (paper: OfficePaperCard | null) => void
  readonly onVoid: (paper: OfficePaperCard, reason: string) => Promise<boolean>
}

/** The papers about the order that are in the record, each to be read and printed again, or taken back with a reason. */
export const PaperList = ({ papers, shown, onShow, onVoid }: Props) => {
  const { text } = useDesk()
  const words = text.officePapers
  const [reason, setReason] = useState<string | null>(null)
  if (papers.length === 0) return null
  return (
    <section className="ntc-part pap-list" aria-label={words.inRecord}>
      <h2>{words.inRecord}</h2>
      <ul>
        {papers.map((paper) => {
          const number = documentNumberText(paper.number)
          const isShown = paper.paper === shown?.paper
          return (
            <li key={paper.paper} className={isShown ? 'on' : undefined}>
              <button
                type="button"
                aria-label={words.open(number)}
                aria-pressed={isShown}
                onClick={() => {
                  setReason(null)
                  onShow(isShown ? null : paper)
                }}
              >
                <span>{words.kinds[paper.kind]}</span>
                <span className={paper.voided === null ? 'num' : 'num pap-void'}>{number}</span>
                <span className="t3">{paper.voided === null ? words.prints(paper.prints) : words.voided}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {shown === null ? null : (
        <div className="pap-acts">
          {shown.words.body === '' ? <p className="t2">{words.erased}</p> : null}
          {shown.voided === null ? null : <p className="t2">{shown.voided.reason}</p>}
          <button type="button" className="btn s" onClick={() => onShow(null)}>
            {words.again}
          </button>
          {shown.voided !== null || reason !== null ? null : (
            <button type="button" className="btn quiet s" onClick={() => setReason('')}>
              {words.void.open}
            </button>
          )}
        </div>
      )}
      {shown === null || reason === null ? null : (
        <>
          <Field label={words.void.reason} hint={words.void.hint} required={text.forms.required}>
            {(bind) => (
              <input
                {...bind}
                type="text"
                value={reason}
                autoComplete="off"
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="pap-acts">
            <button
              type="button"
              className="btn s"
              disabled={reason.trim() === ''}
              onClick={() => {
                void onVoid(shown, reason).then((done) => {
                  if (done) setReason(null)
                })
              }}
            >
              {words.void.run}
            </button>
            <button type="button" className="btn quiet s" onClick={() => setReason(null)}>
              {words.void.stay}
            </button>
          </div>
        </>
      )}
    </section>
  )
}
