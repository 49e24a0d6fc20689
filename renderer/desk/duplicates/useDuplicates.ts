import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../../shared/contract/desk.ts'
import type { Duplicates } from '../../../shared/contract/duplicates.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import { useDesk } from '../../store/useDesk.ts'

/** While J is held down, only for the order that the person stops at, and behind its text and its suggestion. */
const restFor = 180

export type FoundDuplicates = Result<Duplicates, DeskFailure>

/** Which orders may report the same as this one, asked again when it or what is shown changes; null until the answer is here. */
export const useDuplicates = (row: RowId, rest = restFor): FoundDuplicates | null => {
  const { verbs, onNews } = useDesk()
  const [held, setHeld] = useState<{ readonly row: RowId; readonly answer: FoundDuplicates } | null>(null)
  useEffect(() => {
    let gone = false
    let shown: ReadonlySet<RowId> = new Set([row])
    const ask = async (): Promise<void> => {
      const answer = await verbs.duplicates({ row })
      if (gone) return
      if (answer.ok) shown = new Set([row, ...answer.value.orders.map((one) => one.row)])
      setHeld({ row, answer })
    }
    const timer = setTimeout(() => void ask(), rest)
    const stop = onNews((news) => {
      if (news.kind === 'rowsChanged' && news.rows.some((one) => shown.has(one))) void ask()
    })
    return () => {
      gone = true
      clearTimeout(timer)
      stop()
    }
  }, [row, rest, verbs, onNews])
  return held?.row === row ? held.answer : null
}
