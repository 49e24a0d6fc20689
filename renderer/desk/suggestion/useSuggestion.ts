import { useEffect } from 'react'
import type { Suggestion } from '../../../shared/contract/suggestions.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { useSource } from '../../store/source.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'

/** While J is held down, only for the order that the person stops at; and behind the order itself, which is what they look at. */
const restFor = 120

/** What is suggested for an order, asked again when it changes or something was learnt; null until it is here. */
export const useSuggestion = (row: RowId): Suggestion | null => {
  const { verbs, onNews } = useDesk()
  const { suggestion } = useDeskModel()
  const held = useSource(suggestion)
  useEffect(() => {
    let gone = false
    const ask = async (): Promise<void> => {
      const answer = await verbs.suggestion({ row })
      if (!gone && answer.ok) suggestion.set(answer.value)
    }
    const timer = setTimeout(() => void ask(), restFor)
    const stop = onNews((news) => {
      const concerns =
        news.kind === 'suggestions' ||
        news.kind === 'catalogue' ||
        (news.kind === 'rowsChanged' && news.rows.includes(row))
      if (concerns) void ask()
    })
    return () => {
      gone = true
      clearTimeout(timer)
      stop()
    }
  }, [row, verbs, onNews, suggestion])
  return held?.row === row ? held : null
}
