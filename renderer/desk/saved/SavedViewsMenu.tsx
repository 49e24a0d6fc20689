import { type ChangeEvent, useRef, useState } from 'react'
import { readViewsFile, type SavedView, viewsFileText } from '../../../shared/contract/savedViews.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk, useSession } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { type Anchor, Popover } from '../Popover.tsx'
import { openSavedView } from './openSavedView.ts'
import { mergeViews, toSaved, viewsShelf } from './savedViews.ts'
import './savedViews.css'

const largestFile = 2_000_000

/** Views under a name: opened with a click, kept for this person, carried to another machine as a file. */
export const SavedViewsMenu = ({ anchor, onClose }: { readonly anchor: Anchor; readonly onClose: () => void }) => {
  const { text, hello, overview, bridge } = useDesk()
  const { preferences } = useSession()
  const model = useDeskModel()
  const { view, lane } = model
  const [shelf] = useState(() => viewsShelf(window.localStorage, hello.person.row))
  const [views, setViews] = useState(() => shelf.all())
  const [name, setName] = useState('')
  const [said, setSaid] = useState<readonly string[]>([])
  const field = useRef<HTMLInputElement>(null)
  const words = text.views.saved

  const keep = (next: readonly SavedView[]): void => {
    shelf.keep(next)
    setViews(shelf.all())
  }
  const save = (): void => {
    const wanted = name.trim()
    if (wanted === '') return
    const saved = toSaved(wanted, view.spec.get(), preferences.columns.get(), (unit) => lane(unit)?.name ?? '')
    keep(mergeViews(views, [saved]))
    setName('')
  }
  const open = (saved: SavedView): void => {
    const unknownUnits = openSavedView(model, preferences, overview.lanes, saved)
    if (unknownUnits.length === 0) onClose()
    else setSaid([words.unknownUnits(unknownUnits.join('、'))])
  }
  const exportAll = async (): Promise<void> => {
    const saved = await bridge.saveViews({ suggestedName: words.title, text: viewsFileText(views) })
    if (saved.kind === 'saved') setSaid([words.exported(saved.path)])
    else if (saved.kind === 'failed') setSaid([words.failed(saved.detail)])
  }
  const importFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file === undefined) return
    if (file.size > largestFile) return setSaid([words.tooLarge])
    const read = readViewsFile(await file.text())
    if (read.kind !== 'views') return setSaid([read.kind === 'newer' ? words.newer : words.notAFile])
    keep(mergeViews(views, read.views))
    setSaid([
      words.imported(read.views.length),
      ...(read.unknownColumns.length > 0 ? [words.unknownColumns(read.unknownColumns.join('、'))] : []),
      ...(read.broken.length > 0 ? [words.broken(read.broken.join('、'))] : []),
    ])
  }
  const known = views.some((one) => one.name === name.trim())
  return (
    <Popover anchor={anchor} label={words.title} width={320} onClose={onClose}>
      <header>
        <Icon name="bookmark" />
        <h2>{words.title}</h2>
      </header>
      <div className="items views">
        {views.length === 0 && <p className="none">{words.none}</p>}
        {views.map((saved) => (
          <div className="viewline" key={saved.name}>
            <button type="button" className="item" aria-label={words.open(saved.name)} onClick={() => open(saved)}>
              <span className="el">{saved.name}</span>
              <span className="n">{text.desk.rail.inboxes[saved.inbox]}</span>
            </button>
            <button
              type="button"
              className="btn quiet s ico"
              aria-label={words.remove(saved.name)}
              title={words.remove(saved.name)}
              onClick={() => keep(views.filter((one) => one !== saved))}
            >
              <Icon name="close" small />
            </button>
          </div>
        ))}
      </div>
      <div className="viewsave">
        <input
          data-first
          className="inp"
          maxLength={60}
          value={name}
          placeholder={words.name}
          aria-label={words.name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
          }}
        />
        <button type="button" className="btn s" disabled={name.trim() === ''} onClick={save}>
          {known ? words.replace : words.save}
        </button>
      </div>
      {said.length > 0 && (
        <div className="viewsaid" role="status">
          {said.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <footer>
        <button type="button" className="btn quiet s" disabled={views.length === 0} onClick={() => void exportAll()}>
          {words.exportAll}
        </button>
        <span className="fill" />
        <button type="button" className="btn quiet s" onClick={() => field.current?.click()}>
          {words.importFile}
        </button>
        <input
          ref={field}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={words.importFile}
          onChange={(event) => void importFile(event)}
        />
      </footer>
    </Popover>
  )
}
