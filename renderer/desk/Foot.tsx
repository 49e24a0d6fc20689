import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { GroupProgress } from './bulk/GroupProgress.tsx'
import { useDeskModel } from './deskModel.ts'
import { selectedCount } from './rowSelection.ts'
import { sortWords } from './sortWords.ts'
import { StepHints } from './StepHints.tsx'
import './foot.css'

export const Foot = () => {
  const { overview, text } = useDesk()
  const { view, sight, places } = useDeskModel()
  const list = useSource(view.list)
  const selection = useSource(view.selection)
  const [first, last] = useSource(sight)
  const rebuilding = useSource(useSession().state.rebuilding)
  const words = text.desk.foot
  const count = selectedCount(selection)
  return (
    <footer className="foot">
      <b className="num" data-testid="total">
        {words.total(list?.total ?? 0)}
      </b>
      {count > 0 && <span className="num">{words.selected(count)}</span>}
      {list !== null && <span>{words.sort(sortWords(text, list.spec.sort))}</span>}
      <span className="sep" />
      <span className="w num">{words.today(overview.today.reported, overview.today.dispatched)}</span>
      {list !== null && list.total > 0 && <span className="w num">{words.range(first + 1, last + 1)}</span>}
      {rebuilding !== null && (
        <span className="num" title={words.rebuildingTitle} data-testid="rebuilding">
          {words.rebuilding(rebuilding)}
        </span>
      )}
      <GroupProgress />
      <StepHints />
      <span className="fill" />
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {words.move}
      </span>
      <span>
        <kbd>{words.space}</kbd> {words.select}
      </span>
      <span>
        <kbd>/</kbd> {words.search}
      </span>
      <button type="button" onClick={() => places.overlay.set({ kind: 'keys' })}>
        <kbd>?</kbd> {words.keys}
      </button>
    </footer>
  )
}
