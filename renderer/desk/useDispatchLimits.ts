import { useEffect, useState } from 'react'
import type { CountedLimit } from '../../shared/calendar/limit.ts'
import { useDesk } from '../store/useDesk.ts'
import type { Aim } from './places.ts'

/**
 * The delivery limits of the orders that are aimed at, each once; null until the store has answered. It knows the orders that were
 * never loaded and the categories that have limits of their own.
 */
export const useDispatchLimits = (aim: Aim | null): readonly CountedLimit[] | null => {
  const { verbs, rules } = useDesk()
  const [limits, setLimits] = useState<readonly CountedLimit[] | null>(null)
  const target = aim?.target ?? null
  const version = rules.limits.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the limits have changed
  useEffect(() => {
    if (target === null) return
    let wanted = true
    void verbs.dispatchLimits({ target }).then((reply) => {
      if (wanted && reply.ok) setLimits(reply.value)
    })
    return () => {
      wanted = false
      setLimits(null)
    }
  }, [target, verbs, version])
  return limits
}
