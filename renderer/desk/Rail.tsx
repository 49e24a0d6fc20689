import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { RailSupervision } from '../supervision/RailSupervision.tsx'
import { RailUnsent } from '../unsent/RailUnsent.tsx'
import { useDeskModel } from './deskModel.ts'
import { railIcons, railInboxes } from './railInboxes.ts'
import './rail.css'

export const Rail = () => {
  const { overview, text } = useDesk()
  const { view, places } = useDeskModel()
  const { inbox } = useSource(view.spec)
  const { screen, overlay } = places
  const words = text.desk.rail
  const obstacle = useObstacle()
  return (
    <nav className="rail" aria-label={words.label}>
      <div className="rail-list">
        <h3>{words.label}</h3>
        {railInboxes.map((known) => {
          const count = overview.inboxes[known]
          const hot = (known === 'overdue' || known === 'stageLate') && count > 0
          return (
            <button
              key={known}
              type="button"
              data-inbox={known}
              className={`${known === inbox ? 'on' : ''} ${hot ? 'hot' : ''}`}
              aria-current={known === inbox ? 'page' : undefined}
              onClick={() => void view.open(known === 'toDispatch' ? { inbox: known, unit: null } : { inbox: known })}
            >
              <Icon name={railIcons[known]} />
              <span className="el">{words.inboxes[known]}</span>
              <span className={count === 0 ? 'n zero' : 'n'}>
                <span className="full">{words.figure(count)}</span>
                <span className="abbr">{words.shortFigure(count)}</span>
              </span>
            </button>
          )
        })}
        <RailUnsent />
        <RailSupervision />
      </div>
      <div className="rail-tools">
        <button type="button" className="tool" title={words.notices} onClick={() => screen.set({ kind: 'notices' })}>
          <Icon name="book" />
          <span className="full">{words.notices}</span>
        </button>
        <button type="button" className="tool" title={words.handover} onClick={() => screen.set({ kind: 'handover' })}>
          <Icon name="users" />
          <span className="full">{words.handover}</span>
        </button>
        <button
          type="button"
          className="tool"
          title={obstacle('beginImport') ?? words.import}
          disabled={obstacle('beginImport') !== null}
          onClick={() => overlay.set({ kind: 'import', chosen: null })}
        >
          <Icon name="import" />
          <span className="full">{words.import}</span>
        </button>
        <button type="button" className="tool" title={words.settings} onClick={() => screen.set({ kind: 'settings' })}>
          <Icon name="gear" />
          <span className="full">{words.settings}</span>
        </button>
      </div>
    </nav>
  )
}
