import type { Catalogue } from '../../shared/contract/catalogue.ts'
import type { DeskClient } from './deskClient.ts'
import { createSource, type Source } from './source.ts'

/** The catalogue as the window knows it: asked for when the first screen needs it, again whenever it changed. */
export type CatalogueStore = { readonly known: Source<Catalogue | null>; readonly load: () => void }

export const createCatalogueStore = ({ verbs, onNews }: Pick<DeskClient, 'verbs' | 'onNews'>): CatalogueStore => {
  const known = createSource<Catalogue | null>(null)
  let wanted = false
  const ask = async () => {
    const reply = await verbs.catalogue({})
    if (reply.ok) known.set(reply.value)
  }
  onNews((news) => {
    if (wanted && (news.kind === 'catalogue' || news.kind === 'ledgerReady')) void ask()
  })
  return {
    known,
    load: () => {
      if (wanted) return
      wanted = true
      void ask()
    },
  }
}
