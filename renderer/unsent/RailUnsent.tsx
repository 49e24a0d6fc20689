import { useEffect } from 'react'
import { useDeskModel } from '../desk/deskModel.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'

/** How many reports this person has begun; nothing waits for a person's own words longer than for others'. */
export const RailUnsent = () => {
  const { text } = useDesk()
  const { unsent, kept, state } = useSession()
  const { places } = useDeskModel()
  const opening = useSource(state.hello) === null
  const count = useSource(unsent.list)?.length ?? 0
  const words = text.desk.rail
  useEffect(() => {
    if (opening) return
    const idle = requestIdleCallback(() => {
      unsent.load()
      kept.load()
    })
    return () => cancelIdleCallback(idle)
  }, [opening, unsent, kept])
  return (
    <button type="button" data-unsent onClick={() => places.screen.set({ kind: 'unsent' })}>
      <Icon name="edit" />
      <span className="el">{text.forms.unsent.rail}</span>
      <span className={count === 0 ? 'n zero' : 'n'}>
        <span className="full">{words.figure(count)}</span>
        <span className="abbr">{words.shortFigure(count)}</span>
      </span>
    </button>
  )
}
