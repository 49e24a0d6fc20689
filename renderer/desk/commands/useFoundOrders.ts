import { useEffect, useState } from 'react'
import type { Row } from '../../../shared/contract/views.ts'
import { useDesk } from '../../store/useDesk.ts'

type Found = { readonly rows: readonly Row[]; readonly state: 'idle' | 'looking' | 'found' | 'none' }
const idle: Found = { rows: [], state: 'idle' }
/** Orders are asked for when the hand rests: a million of them take longer than a letter. */
const pause = 150

/** Orders that what is typed finds, the newest first; one letter finds too much to be looked for. */
export const useFoundOrders = (typed: string): Found => {
  const { verbs } = useDesk()
  const [found, setFound] = useState(idle)
  const ask = typed.trim()
  useEffect(() => {
    if ([...ask].length < 2) {
      setFound(idle)
      return
    }
    let wanted = true
    setFound({ rows: [], state: 'looking' })
    const timer = setTimeout(async () => {
      const answer = await verbs.findOrders({ typed: ask })
      if (!wanted) return
      const rows = answer.ok ? answer.value.rows : []
      setFound({ rows, state: rows.length === 0 ? 'none' : 'found' })
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [ask, verbs])
  return found
}
