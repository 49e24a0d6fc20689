import { hitPieces } from '../../shared/views/searchHits.ts'
import { useSource } from '../store/source.ts'
import { useDeskModel } from './deskModel.ts'

/** A text with what is searched for marked in it. */
export const Marked = ({ text }: { readonly text: string }) => {
  const { search } = useSource(useDeskModel().view.spec)
  if (search === '') return text
  // Pieces never change places: where one stands is its key.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return hitPieces(text, search).map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text))
}
