import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import {
  allNodes,
  type CategoryNode,
  categoryTree,
  pathText,
  routesToday,
  shownNodes,
} from '../catalogue/categoryTree.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { isComposing } from '../forms/keys.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { CategoryDialog, type CategoryEdit } from './CategoryDialog.tsx'
import { CategoryRow } from './CategoryRow.tsx'
import './catalogue.css'

/** The tree of three levels. Hundreds of entries: found by typing, walked by the arrow keys, changed by Enter, Insert, Delete. */
export const CategoriesSection = () => {
  const { verbs, overview, text } = useDesk()
  const { categories, routes } = useCatalogue()
  const words = text.catalogue
  const [filter, setFilter] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const [opened, setOpened] = useState<ReadonlySet<RowId>>(new Set())
  const [marked, setMarked] = useState<RowId | null>(null)
  const [edit, setEdit] = useState<CategoryEdit | null>(null)
  const [retiring, setRetiring] = useState<CategoryNode | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const list = useRef<HTMLDivElement>(null)

  const tree = useMemo(() => categoryTree(categories), [categories])
  const shown = useMemo(() => shownNodes(tree, filter, opened, withRetired), [tree, filter, opened, withRetired])
  const today = useMemo(
    () => routesToday(categories, routes, overview.lanes, Date.now()),
    [categories, routes, overview.lanes],
  )
  const nodes = useMemo(() => allNodes(tree), [tree])
  const node = shown.find(({ card }) => card.row === marked) ?? shown[0] ?? null
  const out = nodes.filter((one) => one.out).length
  const searching = filter.trim() !== ''

  useEffect(() => {
    if (node !== null) document.getElementById(`category-${node.card.row}`)?.scrollIntoView({ block: 'nearest' })
  }, [node])

  const open = (row: RowId, isOpen: boolean) => {
    const next = new Set(opened)
    if (isOpen) next.add(row)
    else next.delete(row)
    setOpened(next)
  }
  const add = (parent: CategoryNode | null) => {
    if (parent !== null && (parent.card.level === 3 || parent.out)) return
    setEdit({ kind: 'new', parent })
  }
  const act = async (of: CategoryNode, verb: 'retireCategory' | 'restoreCategory') => {
    const reply = await verbs[verb]({ category: of.card.row })
    setRetiring(null)
    setFailure(reply.ok ? null : reply.error)
    const done = verb === 'retireCategory' ? words.retiredDone : words.restoredDone
    setSaid(reply.ok ? done(of.card.name) : null)
    list.current?.focus()
  }
  const retire = (of: CategoryNode) => {
    setSaid(null)
    setRetiring(of)
  }
  const move = (by: number) => {
    const at = node === null ? -1 : shown.indexOf(node)
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))]
    if (next !== undefined) setMarked(next.card.row)
  }
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    const fromList = event.currentTarget === list.current
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (!fromList) return
    else if (event.key === 'PageDown') move(15)
    else if (event.key === 'PageUp') move(-15)
    else if (event.key === 'Home') move(-shown.length)
    else if (event.key === 'End') move(shown.length)
    else if (node === null) return
    else if (event.key === 'ArrowRight') {
      if (!searching && opened.has(node.card.row)) move(1)
      else open(node.card.row, true)
    } else if (event.key === 'ArrowLeft') {
      if (opened.has(node.card.row) && node.below.length > 0) open(node.card.row, false)
      else if (node.card.parent !== null) setMarked(node.card.parent)
    } else if (event.key === 'Enter') setEdit({ kind: 'change', node })
    else if (event.key === 'Insert') add(node)
    else if (event.key === 'Delete' && !node.card.retired) retire(node)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section className="set-wide cat" aria-label={text.settings.sections.categories}>
      <h2>{text.settings.sections.categories}</h2>
      <p className="t2">{words.categories.intro}</p>
      <div className="set-tools">
        <label className="inp set-filter">
          <Icon name="filter" />
          <input
            type="search"
            data-first
            value={filter}
            placeholder={words.filter}
            aria-label={words.filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={onKey}
          />
        </label>
        <label className="frm-check">
          <input type="checkbox" checked={withRetired} onChange={(event) => setWithRetired(event.target.checked)} />
          {words.withRetired}
        </label>
        <span className="t3 num">{words.categories.count(nodes.length - out, out)}</span>
        <span className="fill" />
        <span className="t2" role="status">
          {said === null ? null : <Icon name="check" />}
          {said}
        </span>
      </div>
      <div className="set-tools">
        <button type="button" className="btn" onClick={() => add(null)}>
          <Icon name="plus" />
          {words.categories.addTop}
        </button>
        <button
          type="button"
          className="btn"
          disabled={node === null || node.card.level === 3 || node.out}
          title={node?.card.level === 3 ? words.categories.deepest : undefined}
          onClick={() => add(node)}
        >
          {words.categories.addBelow} <kbd>Ins</kbd>
        </button>
        <button
          type="button"
          className="btn"
          disabled={node === null}
          onClick={() => node !== null && setEdit({ kind: 'change', node })}
        >
          {words.change} <kbd>Enter</kbd>
        </button>
        {node?.card.retired ? (
          <button type="button" className="btn" onClick={() => void act(node, 'restoreCategory')}>
            {words.restore}
          </button>
        ) : (
          <button type="button" className="btn" disabled={node === null} onClick={() => node !== null && retire(node)}>
            {words.retire} <kbd>Del</kbd>
          </button>
        )}
        <span className="fill" />
        <span className="t3">{words.categories.keys}</span>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      {retiring === null ? null : (
        <div className="cat-ask" role="alertdialog" aria-label={words.retire}>
          {words.categories.retireQuestion(
            retiring.card.name,
            allNodes(retiring.below).filter((one) => !one.out).length,
          )}
          <button type="button" className="btn s" onClick={() => void act(retiring, 'retireCategory')}>
            {words.retire}
          </button>
          {/* biome-ignore lint/a11y/noAutofocus: the question was just asked, and the safe answer is under the hand */}
          <button type="button" className="btn s" autoFocus onClick={() => setRetiring(null)}>
            {words.keep}
          </button>
        </div>
      )}
      <div className="cat-head" aria-hidden="true">
        <span>{words.name}</span>
        <span>{words.aliases}</span>
        <span>{words.categories.unit}</span>
        <span>{words.state}</span>
      </div>
      <div
        ref={list}
        className="cat-tree"
        role="tree"
        aria-label={words.categories.tree}
        aria-activedescendant={node === null ? undefined : `category-${node.card.row}`}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {shown.map((one) => (
          <CategoryRow
            key={one.card.row}
            node={one}
            marked={one === node}
            open={searching || opened.has(one.card.row)}
            today={today(one.card.row)}
            nameOf={(row) => nodes.find(({ card }) => card.row === row)?.card.name ?? ''}
            onMark={() => setMarked(one.card.row)}
            onOpen={(isOpen) => open(one.card.row, isOpen)}
            onChange={() => setEdit({ kind: 'change', node: one })}
          />
        ))}
        {shown.length === 0 ? <p className="t2 set-none">{words.none}</p> : null}
      </div>
      {edit === null ? null : (
        <CategoryDialog
          edit={edit}
          nodes={nodes}
          onSaved={(name, row) => {
            setEdit(null)
            setFailure(null)
            setMarked(row)
            if (edit.kind === 'new' && edit.parent !== null) open(edit.parent.card.row, true)
            setSaid(edit.kind === 'new' ? words.addedDone(name) : words.changedDone(name))
          }}
          about={edit.kind === 'new' && edit.parent !== null ? words.categories.below(pathText(edit.parent)) : ''}
          onClose={() => setEdit(null)}
        />
      )}
    </section>
  )
}
