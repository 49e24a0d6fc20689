import { lazy, Suspense } from 'react'
import { isFiltered } from '../../shared/views/filterColumns.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import './empty.css'

const Welcome = lazy(async () => ({ default: (await import('../welcome/Welcome.tsx')).Welcome }))

/** Why there is nothing to see, and the next step; in the place of the rows, under the heads that stay. */
export const EmptyState = () => {
  const { overview, search, text } = useDesk()
  const { view, lane } = useDeskModel()
  const list = useSource(view.list)
  if (list === null || list.total > 0) return null
  const { empty, rail } = text.desk
  const { spec } = list

  if (spec.search !== '')
    return (
      <Frame title={empty.foundTitle(spec.search)} words={empty.foundText}>
        {search.indexed < search.total && <p className="t3">{empty.foundIndexing}</p>}
        <div className="steps">
          <button type="button" className="btn pri" onClick={() => void view.open({ search: '' })}>
            {empty.clearSearch} <kbd>Esc</kbd>
          </button>
          {spec.inbox !== 'all' && (
            <button type="button" className="btn quiet" onClick={() => void view.open({ inbox: 'all' })}>
              {empty.goToAll}
            </button>
          )}
        </div>
      </Frame>
    )
  if (overview.inboxes.all === 0)
    return (
      <Suspense fallback={null}>
        <Welcome />
      </Suspense>
    )
  if (isFiltered(spec.filters))
    return (
      <Frame title={text.views.empty.filteredTitle} words={text.views.empty.filteredText}>
        <div className="steps">
          <button type="button" className="btn pri" onClick={() => void view.open({ filters: {} })}>
            {text.views.filter.clearAll}
          </button>
        </div>
      </Frame>
    )
  if (spec.unit !== null)
    return (
      <Frame title={empty.unitTitle(lane(spec.unit)?.name ?? '')} words="">
        <div className="steps">
          <button type="button" className="btn pri" onClick={() => void view.open({ unit: null })}>
            {empty.clearUnit}
          </button>
        </div>
      </Frame>
    )
  const waiting = overview.inboxes.toDispatch
  return (
    <Frame title={empty.inboxTitle(rail.inboxes[spec.inbox])} words={empty.inboxText(overview.today.dispatched)} done>
      <div className="steps">
        {spec.inbox !== 'toDispatch' && waiting > 0 ? (
          <button type="button" className="btn pri" onClick={() => void view.open({ inbox: 'toDispatch' })}>
            {empty.goToDispatch(waiting)} <kbd>1</kbd>
          </button>
        ) : (
          <button type="button" className="btn pri" onClick={() => void view.open({ inbox: 'all' })}>
            {empty.goToAll} <kbd>7</kbd>
          </button>
        )}
      </div>
    </Frame>
  )
}

type FrameProps = {
  readonly title: string
  readonly words: string
  readonly done?: boolean
  readonly children: React.ReactNode
}
const Frame = ({ title, words, done = false, children }: FrameProps) => (
  <div className="empty" data-testid="empty">
    <h2>
      {done && <Icon name="check" />}
      {title}
    </h2>
    {words !== '' && <p>{words}</p>}
    {children}
  </div>
)
