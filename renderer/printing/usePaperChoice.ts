import { useState } from 'react'
import type { NoticeCard } from '../../shared/contract/notices.ts'
import { mostPapers } from '../../shared/printing/printOrder.ts'
import type { PaperName } from './layOutPaper.ts'

/** Papers of the register that are to come out together, in the order in which the register shows them. */
export type PaperChoice = {
  readonly papers: readonly PaperName[]
  /** How many could be chosen. */
  readonly printable: number
  readonly problem: 'too-many' | null
  readonly isChosen: (card: NoticeCard) => boolean
  readonly toggle: (card: NoticeCard) => void
  readonly toggleAll: () => void
  readonly clear: () => void
}

export const isPrintable = ({ status }: NoticeCard): boolean => status === 'signedOff'

export const usePaperChoice = (cards: readonly NoticeCard[] | null): PaperChoice => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const printable = (cards ?? []).filter(isPrintable)
  // What was voided meanwhile is no longer there to be printed.
  const papers = printable.filter((card) => chosen.has(keyOf(card)))
  return {
    papers: papers.map(({ notice, step }) => ({ notice, step })),
    printable: printable.length,
    problem: papers.length > mostPapers ? 'too-many' : null,
    isChosen: (card) => chosen.has(keyOf(card)),
    toggle: (card) => {
      const next = new Set(chosen)
      if (!next.delete(keyOf(card))) next.add(keyOf(card))
      setChosen(next)
    },
    toggleAll: () => setChosen(papers.length === printable.length ? new Set() : new Set(printable.map(keyOf))),
    clear: () => setChosen(new Set()),
  }
}

const keyOf = ({ notice, step }: PaperName): string => `${notice}/${step}`
