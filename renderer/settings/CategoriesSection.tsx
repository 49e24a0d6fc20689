import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { belowProblem } from '../../shared/domain/catalogue/category.ts'
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
import { isComposing } from '../forms/keys.ts'
import { useDesk } from '../store/useDesk.ts'
import { ActButton } from './ActButton.tsx'
import { AskToRetire } from './AskToRetire.tsx'
import { CategoryDialog, type CategoryEdit } from './CategoryDialog.tsx'
import { CategoryRow } from './CategoryRow.tsx'
import { ListSection } from './ListSection.tsx'
import { useUpkeep } from './useUpkeep.ts'

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
  const upkeep = useUpkeep()
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
  /** Why nothing new may stand there; a node is out with everything above it. */
  const addObstacle = (parent: CategoryNode | null): string | null => {
    const code = parent === null ? null : belowProblem({ level: parent.card.level, retired: parent.out })
    return upkeep.obstacle('addCategory', code === null ? null : { code })
  }
  const changeObstacle = upkeep.obstacle('changeCategory')
  const retireObstacle = upkeep.obstacle('retireCategory')
  const add = (parent: CategoryNode | null) => {
    if (addObstacle(parent) === null) setEdit({ kind: 'new', parent })
  }
  const change = (of: CategoryNode) => {
    if (changeObstacle === null) setEdit({ kind: 'change', node: of })
  }
  const act = async (of: CategoryNode, verb: 'retireCategory' | 'restoreCategory') => {
    const reply = await verbs[verb]({ category: of.card.row })
    setRetiring(null)
    upkeep.tell(reply, (verb === 'retireCategory' ? words.retiredDone : words.restoredDone)(of.card.name))
    list.current?.focus()
  }
  const retire = (of: CategoryNode) => {
    if (retireObstacle !== null) return
    upkeep.clear()
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
    } else if (event.key === 'Enter') change(node)
    else if (event.key === 'Insert') add(node)
    else if (event.key === 'Delete' && !node.card.retired) retire(node)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <ListSection
      title={text.settings.sections.categories}
      intro={words.categories.intro}
      upkeep={upkeep}
      filter={{ value: filter, label: words.filter, onChange: setFilter, onKeyDown: onKey }}
      tools={
        <>
          <label className="frm-check">
            <input type="checkbox" checked={withRetired} onChange={(event) => setWithRetired(event.target.checked)} />
            {words.withRetired}
          </label>
          <span className="t3 num">{words.categories.count(nodes.length - out, out)}</span>
        </>
      }
      notes={
        <div className="set-tools">
          <ActButton icon="plus" label={words.categories.addTop} obstacle={addObstacle(null)} onAct={() => add(null)} />
          <ActButton
            label={
              <>
                {words.categories.addBelow} <kbd>Ins</kbd>
              </>
            }
            obstacle={node === null ? words.none : addObstacle(node)}
            onAct={() => add(node)}
          />
          <ActButton
            label={
              <>
                {words.change} <kbd>Enter</kbd>
              </>
            }
            obstacle={node === null ? words.none : changeObstacle}
            onAct={() => node !== null && change(node)}
          />
          {node?.card.retired ? (
            <ActButton
              label={words.restore}
              obstacle={upkeep.obstacle('restoreCategory')}
              onAct={() => void act(node, 'restoreCategory')}
            />
          ) : (
            <ActButton
              label={
                <>
                  {words.retire} <kbd>Del</kbd>
                </>
              }
              obstacle={node === null ? words.none : retireObstacle}
              onAct={() => node !== null && retire(node)}
            />
          )}
          <span className="fill" />
          <span className="t3">{words.categories.keys}</span>
        </div>
      }
      none={null}
      className="cat"
    >
      {retiring === null ? null : (
        <AskToRetire
          className="cat-ask"
          question={words.categories.retireQuestion(
            retiring.card.name,
            allNodes(retiring.below).filter((one) => !one.out).length,
          )}
          act={words.retire}
          onAct={() => void act(retiring, 'retireCategory')}
          onKeep={() => setRetiring(null)}
        />
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
            onChange={() => change(one)}
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
            setMarked(row)
            if (edit.kind === 'new' && edit.parent !== null) open(edit.parent.card.row, true)
            upkeep.tell({ ok: true }, edit.kind === 'new' ? words.addedDone(name) : words.changedDone(name))
          }}
          about={edit.kind === 'new' && edit.parent !== null ? words.categories.below(pathText(edit.parent)) : ''}
          onClose={() => setEdit(null)}
        />
      )}
    </ListSection>
  )
}
