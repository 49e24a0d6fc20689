import { paperKinds } from '../../shared/domain/supervision/ladder.ts'
import type { LaidPaper, NoPaper } from './layOutPaper.ts'

/** In which order papers come out. */
export const paperSorts = ['number', 'unit', 'chosen'] as const
export type PaperSort = (typeof paperSorts)[number]

/** By kind and number, or by unit and then number; papers that cannot be printed stand last. */
export const sortPapers = (
  papers: readonly (LaidPaper | NoPaper)[],
  sort: PaperSort,
): readonly (LaidPaper | NoPaper)[] => {
  if (sort === 'chosen') return papers
  const keyOf = (paper: LaidPaper | NoPaper): readonly (number | string)[] => {
    if ('trouble' in paper) return [1]
    const { kind, number, unitName } = paper.detail.card
    const place = [paperKinds.indexOf(kind), number?.year ?? 0, number?.n ?? 0]
    return [0, ...(sort === 'unit' ? [unitName] : []), ...place]
  }
  return papers
    .map((paper) => ({ paper, key: keyOf(paper) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ paper }) => paper)
}

const compare = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  for (const [at, mine] of a.entries()) {
    const other = b[at]
    if (other === undefined || mine === other) continue
    if (typeof mine === 'string' && typeof other === 'string') return mine.localeCompare(other, 'zh-CN')
    return Number(mine) - Number(other)
  }
  return 0
}
