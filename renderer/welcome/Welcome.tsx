import type { ReactNode } from 'react'
import { useDeskModel } from '../desk/deskModel.ts'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'
import { greyed, useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { wishGuide } from './guideWish.ts'
import './welcome.css'

/** An empty ledger, in the place of the rows: three ways to begin. It goes by itself with the first order. */
export const Welcome = () => {
  const { bridge, text, hello } = useDesk()
  const { places } = useDeskModel()
  const obstacle = useObstacle()
  const { welcome, desk } = text
  const practise = () => {
    wishGuide(window.sessionStorage)
    void bridge.practice({ act: 'open' })
  }
  return (
    <div className="empty welcome" data-testid="empty">
      <h2>{desk.empty.ledgerTitle}</h2>
      <p>{welcome.intro}</p>
      <ul>
        <Way icon="disk" words={welcome.alone}>
          <button
            type="button"
            className="btn pri"
            {...greyed(obstacle('beginImport'))}
            onClick={() => places.overlay.set({ kind: 'import', chosen: null })}
          >
            <Icon name="import" />
            {desk.empty.importFirst} <kbd>I</kbd>
          </button>
          <button
            type="button"
            className="btn"
            {...greyed(obstacle('reportOrder'))}
            onClick={() => places.overlay.set({ kind: 'report', unsent: null })}
          >
            <Icon name="plus" />
            {desk.empty.reportFirst} <kbd>N</kbd>
          </button>
        </Way>
        <Way icon="undo" words={welcome.restore}>
          <button
            type="button"
            className="btn"
            onClick={() => places.screen.set({ kind: 'settings', section: 'data', setting: 'data.folder' })}
          >
            <Icon name="folder" />
            {welcome.restore.act}
          </button>
        </Way>
        {hello.practice ? null : (
          <Way icon="edit" words={welcome.practice}>
            <button type="button" className="btn" onClick={practise}>
              <Icon name="chevronRight" />
              {welcome.practice.act}
            </button>
          </Way>
        )}
      </ul>
    </div>
  )
}

type WayProps = {
  readonly icon: IconName
  readonly words: { readonly title: string; readonly text: string }
  readonly children: ReactNode
}
const Way = ({ icon, words, children }: WayProps) => (
  <li>
    <Icon name={icon} />
    <div>
      <h3>{words.title}</h3>
      <p>{words.text}</p>
      <div className="steps">{children}</div>
    </div>
  </li>
)
