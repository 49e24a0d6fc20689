import { isSupervised, type Rung } from '../../shared/domain/supervision/ladder.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = { readonly rung: Rung | null; readonly ended?: boolean }

/** How far a case has climbed: the word, with the red flag from the notice on while it goes on. */
export const RungMark = ({ rung, ended = false }: Props) => {
  const { text } = useDesk()
  if (rung === null) return <span className="t3">{text.supervision.proposals.none}</span>
  return (
    <span className={isSupervised(rung) && !ended ? 'sup-rung hot' : 'sup-rung'}>
      {isSupervised(rung) ? <Icon name="flag" /> : <Icon name="phone" />}
      {text.supervision.rungs[rung]}
    </span>
  )
}
