import { useEffect, useState } from 'react'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import { useDesk } from '../store/useDesk.ts'

/** Everybody who works here, asked again whenever somebody was added, changed or put on duty; null until the first answer. */
export const usePersons = (): readonly PersonEntry[] | null => {
  const { verbs, onNews } = useDesk()
  const [persons, setPersons] = useState<readonly PersonEntry[] | null>(null)
  useEffect(() => {
    let gone = false
    const ask = async () => {
      const reply = await verbs.persons({})
      if (!gone && reply.ok) setPersons(reply.value)
    }
    void ask()
    const stop = onNews((news) => {
      if (news.kind === 'persons') void ask()
    })
    return () => {
      gone = true
      stop()
    }
  }, [verbs, onNews])
  return persons
}
