import { useEffect, useState } from 'react'
import type { RowId } from '../../shared/kernel/ids.ts'
import { useDesk } from '../store/useDesk.ts'
import type { Aim } from './places.ts'

const nobody: ReadonlyMap<RowId, number> = new Map()

/** How many of the orders that are aimed at complain about each unit; nobody until the store has answered. */
export const useConcerned = (aim: Aim | null): ReadonlyMap<RowId, number> => {
  const { verbs } = useDesk()
  const [found, setFound] = useState(nobody)
  const target = aim?.target ?? null
  useEffect(() => {
    if (target === null) return
    let wanted = true
    void verbs.concernedUnits({ target }).then((reply) => {
      if (wanted && reply.ok) setFound(new Map(reply.value.map(({ unit, orders }) => [unit, orders])))
    })
    return () => {
      wanted = false
      setFound(nobody)
    }
  }, [target, verbs])
  return found
}
