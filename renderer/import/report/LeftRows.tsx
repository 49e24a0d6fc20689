import { type KeyboardEvent, type UIEvent, useEffect, useRef, useState } from 'react'
import type { LeftRow } from '../../../shared/contract/importRuns.ts'
import { isComposing } from '../../forms/keys.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { LeftRowCells, type RowEdit } from './LeftRowCells.tsx'
import { canBeCorrected, nextToCorrect, withCell } from './leftRows.ts'

/** The height that import.css gives a row: places are computed from it. */
const rowHeight = 28
/** Rows drawn above and below those in sight, so that a scroll shows no gap. */
const spare = 10
/** The store is asked when the person stops for so long. */
const typingPause = 120

type Props = {
  readonly id: string
  readonly rows: readonly LeftRow[]
  readonly onCorrected: (row: LeftRow) => void
  readonly onStrike: (row: LeftRow) => void
  readonly onJudge: (row: LeftRow, accept: boolean) => void
}

type AtHand = { readonly at: number; readonly edit: RowEdit | null }

/**
 * Rows that were left, up to 5,000, of which only those in sight are drawn. The row at hand moves with the arrows; Enter opens
 * its cell, every letter is checked by the store, Enter or Tab keeps it and opens the next one.
 */
export const LeftRows = ({ id, rows, onCorrected, onStrike, onJudge }: Props) => {
  const { verbs, text } = useDesk()
  const { importing, sources } = text
  const said = importing.report
  const words = sources.report
  const list = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)
  const [hand, setHand] = useState<AtHand>({ at: 0, edit: null })
  const total = rows.length
  const at = Math.min(hand.at, Math.max(0, total - 1))
  const row = rows[at]
  const { edit } = hand

  // What is typed is looked at by the store itself, so that the screen can never promise what it would refuse.
  useEffect(() => {
    if (edit?.verdict !== 'asking' || row === undefined || !canBeCorrected(row)) return
    let left = false
    const timer = setTimeout(() => {
      const cells = [...withCell(row.cells, row.at, edit.text)]
      void verbs.checkRow({ import: id, row: row.row, cells }).then((reply) => {
        if (left || !reply.ok) return
        setHand((now) =>
          now.at === at && now.edit?.text === edit.text
            ? { at, edit: { text: edit.text, verdict: reply.value.refused } }
            : now,
        )
      })
    }, typingPause)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [verbs, id, row, edit, at])

  const show = (place: number): void => {
    const box = list.current
    if (box === null) return
    const from = place * rowHeight
    if (from < box.scrollTop) box.scrollTop = from
    else if (from + 2 * rowHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = from + 2 * rowHeight - box.clientHeight
  }
  const move = (place: number, open: boolean): void => {
    const next = Math.max(0, Math.min(total - 1, place))
    const found = rows[next]
    const opened = open && found !== undefined && canBeCorrected(found)
    setHand({
      at: next,
      edit: opened ? { text: found.cells[found.at] ?? '', verdict: found.ready ? null : found.refused } : null,
    })
    show(next)
    if (!opened) list.current?.focus({ preventScroll: true })
  }
  const keep = async (step: 1 | -1): Promise<void> => {
    if (row === undefined || edit === null || !canBeCorrected(row)) return
    const next = nextToCorrect(rows, at, step)
    const changed = edit.text !== (row.cells[row.at] ?? '')
    move(next, next !== at)
    if (!changed) return
    const reply = await verbs.correctRow({
      import: id,
      row: row.row,
      cells: [...withCell(row.cells, row.at, edit.text)],
    })
    if (reply.ok) onCorrected(reply.value)
  }
  const walking = (key: string): (() => void) | null => {
    switch (key) {
      case 'ArrowDown':
        return () => move(at + 1, false)
      case 'ArrowUp':
        return () => move(at - 1, false)
      case 'Enter':
      case 'F2':
        return () => move(at, true)
      case 'Delete':
        return row === undefined ? null : () => onStrike(row)
      default:
        return null
    }
  }
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    const done = (): void => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (edit !== null) {
      if (event.key === 'Enter' || event.key === 'Tab') {
        done()
        void keep(event.shiftKey ? -1 : 1)
      } else if (event.key === 'Escape') {
        done()
        move(at, false)
      }
      return
    }
    if (event.target !== list.current) return
    const act = walking(event.key)
    if (act === null) return
    done()
    act()
  }
  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    setTop(event.currentTarget.scrollTop)
    setHeight(event.currentTarget.clientHeight)
  }

  const from = Math.max(0, Math.floor(top / rowHeight) - spare)
  const to = Math.min(total, Math.ceil((top + height) / rowHeight) + spare)
  const first = Math.min(total, Math.floor(top / rowHeight) + 1)
  const last = Math.min(total, Math.max(first, Math.floor((top + height - rowHeight) / rowHeight)))
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys walk through the table's rows; each act has its button too */}
      <div
        className="imp-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can walk through it
        tabIndex={0}
        ref={(box) => {
          list.current = box
          if (box !== null && box.clientHeight > 0) setHeight(box.clientHeight)
        }}
        onScroll={onScroll}
        onKeyDown={onKey}
      >
        <table className="imp-refused" aria-label={said.refused} aria-rowcount={total + 1}>
          <thead>
            <tr>
              <th scope="col">{said.row}</th>
              <th scope="col">{said.column}</th>
              <th scope="col">{said.value}</th>
              <th scope="col">{words.reason}</th>
              <th scope="col">{words.fix}</th>
              <th scope="col" aria-label={words.strike} />
            </tr>
          </thead>
          <tbody>
            <Gap rows={from} />
            {rows.slice(from, to).map((one, index) => {
              const place = from + index
              return (
                <tr
                  key={one.row}
                  aria-rowindex={place + 2}
                  className={place === at ? 'at' : undefined}
                  onPointerDown={() => {
                    if (place !== at) move(place, false)
                  }}
                >
                  <td className="num t3">{importing.figure(one.row)}</td>
                  <LeftRowCells
                    row={one}
                    edit={place === at ? edit : null}
                    onType={(typed) => setHand({ at, edit: { text: typed, verdict: 'asking' } })}
                    onEdit={() => move(place, true)}
                  />
                  <td className="imp-acts">
                    {one.outcome === 'proposed' ? (
                      <>
                        <button type="button" className="btn quiet s" tabIndex={-1} onClick={() => onJudge(one, true)}>
                          {words.accept}
                        </button>
                        <button type="button" className="btn quiet s" tabIndex={-1} onClick={() => onJudge(one, false)}>
                          {words.reject}
                        </button>
                      </>
                    ) : (
                      <button
                        type="button"
                        className="btn quiet s"
                        tabIndex={-1}
                        aria-label={words.strike}
                        title={words.strikeTitle}
                        onClick={() => onStrike(one)}
                      >
                        <Icon name="close" />
                      </button>
                    )}
                  </td>
                </tr>
              )
            })}
            <Gap rows={total - to} />
          </tbody>
        </table>
      </div>
      <p className="imp-range t3 num">
        {rows.some(canBeCorrected) ? <span>{words.keys}</span> : null}
        <span className="fill" />
        <span>{said.shown(first, last, total)}</span>
      </p>
    </>
  )
}

const Gap = ({ rows }: { readonly rows: number }) =>
  rows === 0 ? null : (
    <tr>
      <td colSpan={6} style={{ height: rows * rowHeight }} />
    </tr>
  )
