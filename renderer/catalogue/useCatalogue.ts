import { useEffect } from 'react'
import type { Catalogue } from '../../shared/contract/catalogue.ts'
import { useSource } from '../store/source.ts'
import { useSession } from '../store/useDesk.ts'

const nothingKnown: Catalogue = { categories: [], towns: [], routes: [], units: [] }

/** The catalogue; empty until the store has answered. */
export const useCatalogue = (): Catalogue => {
  const { catalogue } = useSession()
  useEffect(() => catalogue.load(), [catalogue])
  return useSource(catalogue.known) ?? nothingKnown
}
