import { useEffect } from 'react'
import type { OrderDetail } from '../../shared/contract/desk.ts'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'

/** While J is held down, only the order that the person stops at is read. */
const restFor = 60

/** The focused order in full, read again whenever it changes; null until it is here. */
export const useOrderDetail = (): OrderDetail | null => {
  const { verbs, onNews } = useDesk()
  const { view, detail } = useDeskModel()
  const row = useSource(view.focus)?.row ?? null
  const held = useSource(detail)

  useEffect(() => {
    if (row === null) return
    let gone = false
    const read = async (): Promise<void> => {
      const answer = await verbs.order({ row })
      if (!gone && answer.ok) detail.set(answer.value)
    }
    const timer = setTimeout(() => void read(), restFor)
    const stop = onNews((news) => {
      if (news.kind === 'rowsChanged' && news.rows.includes(row)) void read()
    })
    return () => {
      gone = true
      clearTimeout(timer)
      stop()
    }
  }, [row, verbs, onNews, detail])

  return held !== null && held.row.id === row ? held : null
}
