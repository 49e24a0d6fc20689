import { useEffect, useRef, useState } from 'react'
import type { UnsentReport } from '../../shared/contract/unsent.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { maskName } from '../../shared/views/boardRow.ts'
import { useDeskModel } from '../desk/deskModel.ts'
import { readDraft } from '../forms/reportDraft.ts'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { walkRows } from '../supervision/walkRows.ts'
import '../notices/notices.css'
import './unsent.css'

/** A person's own begun reports, the one changed last first: Enter goes on with one, Delete drops it, Ctrl Z brings it back. */
export const UnsentScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useDesk()
  const { unsent } = useSession()
  const { places } = useDeskModel()
  const list = useSource(unsent.list)
  const failure = useSource(unsent.failure)
  const [dropped, setDropped] = useState<UnsentReport | null>(null)
  const overlay = useSource(places.overlay)
  const body = useRef<HTMLTableSectionElement>(null)
  const words = text.forms.unsent
  const count = list?.length ?? 0
  useEffect(() => {
    // As they stand after the form over this screen was closed.
    if (overlay === null) void unsent.read()
  }, [overlay, unsent])
  useEffect(() => {
    if (count > 0 && overlay === null) body.current?.querySelector<HTMLElement>('[data-row]')?.focus()
  }, [count, overlay])
  const open = (one: UnsentReport) => places.overlay.set({ kind: 'report', unsent: one })
  const drop = (one: UnsentReport) => {
    setDropped(one)
    void unsent.drop(one.id)
  }
  const bringBack = () => {
    if (dropped === null) return
    unsent.keep(dropped.id, dropped.body)
    setDropped(null)
  }
  return (
    <ScreenFrame
      title={words.title}
      backLabel={words.back}
      onBack={onClose}
      keys={{ z: bringBack }}
      about={<span className="t3">{words.about}</span>}
      tools={
        <span className="uns-said" role="status">
          {dropped !== null && (
            <>
              <span className="el">{words.dropped(titleOf(dropped, words.untitled))}</span>
              <button type="button" className="btn s" onClick={bringBack}>
                {words.bringBack} <kbd>Ctrl Z</kbd>
              </button>
            </>
          )}
        </span>
      }
    >
      {failure !== null && <FailureNote failure={failure} />}
      {list !== null && list.length === 0 && (
        <div className="reg-empty">
          <h2>
            <Icon name="edit" />
            {words.emptyTitle}
          </h2>
          <p>{words.emptyText}</p>
        </div>
      )}
      {list !== null && list.length > 0 && (
        <div className="reg-scroll">
          <table className="reg uns-table" aria-label={words.title}>
            <thead>
              <tr>
                <th>{words.what}</th>
                <th>{words.channel}</th>
                <th>{words.town}</th>
                <th>{words.reporter}</th>
                <th>{words.changed}</th>
                <th />
              </tr>
            </thead>
            <tbody
              ref={body}
              onKeyDown={(event) => {
                const at = (event.target as HTMLElement).closest('[data-row]')?.getAttribute('data-row')
                const one = list.find(({ id }) => id === at)
                if (event.key === 'Delete' && one !== undefined) drop(one)
                else walkRows(event)
              }}
            >
              {list.map((one) => (
                <UnsentRow key={one.id} one={one} onOpen={() => open(one)} onDrop={() => drop(one)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ScreenFrame>
  )
}

type RowProps = { readonly one: UnsentReport; readonly onOpen: () => void; readonly onDrop: () => void }

const UnsentRow = ({ one, onOpen, onDrop }: RowProps) => {
  const { text } = useDesk()
  const words = text.forms.unsent
  const draft = readDraft(one.body)
  return (
    <tr onClick={onOpen}>
      <th scope="row">
        <button
          type="button"
          data-row={one.id}
          className="el strong"
          onClick={(event) => {
            event.stopPropagation()
            onOpen()
          }}
        >
          {titleOf(one, words.untitled)}
        </button>
      </th>
      <td>{draft === null ? '' : text.desk.channels[draft.channel]}</td>
      <td className="el">{draft?.words.town}</td>
      <td>{draft === null || draft.marks.privacy !== 'open' ? '' : maskName(draft.words.reporter)}</td>
      <td className="num">{isoMinute(one.changedAt)}</td>
      <td>
        <button
          type="button"
          className="btn s"
          onClick={(event) => {
            event.stopPropagation()
            onDrop()
          }}
        >
          {words.drop} <kbd>Delete</kbd>
        </button>
      </td>
    </tr>
  )
}

/** The title, else how the text begins. */
const titleOf = (one: UnsentReport, untitled: string): string => {
  const said = readDraft(one.body)?.words
  const title = said?.title.trim() ?? ''
  const begin = said?.text.trim().slice(0, 60) ?? ''
  return title !== '' ? title : begin !== '' ? begin : untitled
}
