import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { FormsReply, OfficePaperCard, OfficePaperFacts } from '../../shared/contract/officePapers.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import '../notices/notices.css'
import { useDesk } from '../store/useDesk.ts'
import { PapersEditor } from './PapersEditor.tsx'
import './papers.css'

export type PapersStart = {
  readonly facts: OfficePaperFacts
  readonly forms: FormsReply
  readonly papers: readonly OfficePaperCard[]
}

/** The papers about one order: those in the record, and a new one with its pages as they will be printed. */
export const PapersScreen = ({ order, onClose }: { readonly order: RowId; readonly onClose: () => void }) => {
  const { verbs, text } = useDesk()
  const [start, setStart] = useState<PapersStart | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  useEffect(() => {
    let gone = false
    const ask = async (): Promise<void> => {
      const [facts, forms, papers] = await Promise.all([
        verbs.officePaperFacts({ order }),
        verbs.paperForms({}),
        verbs.officePapers({ order }),
      ])
      if (gone) return
      if (!facts.ok) setFailure(facts.error)
      else if (!forms.ok) setFailure(forms.error)
      else if (!papers.ok) setFailure(papers.error)
      else setStart({ facts: facts.value, forms: forms.value, papers: papers.value })
    }
    void ask()
    return () => {
      gone = true
    }
  }, [verbs, order])
  if (start !== null) return <PapersEditor start={start} onClose={onClose} />
  return (
    <ScreenFrame title={text.officePapers.title} backLabel={text.notices.back} onBack={onClose}>
      <div className="ntc-cannot">{failure === null ? null : <FailureNote failure={failure} />}</div>
    </ScreenFrame>
  )
}
