import { isSupervised, type Rung } from '../../shared/domain/supervision/ladder.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

/** How far a case has climbed: the word, with the red flag from the notice on. */
export const RungMark = ({ rung }: { readonly rung: Rung | null }) => {
  const { text } = useDesk()
  if (rung === null) return <span className="t3">{text.supervision.proposals.none}</span>
  return (
    <span className={isSupervised(rung) ? 'sup-rung hot' : 'sup-rung'}>
      {isSupervised(rung) ? <Icon name="flag" /> : <Icon name="phone" />}
      {text.supervision.rungs[rung]}
    </span>
  )
}
