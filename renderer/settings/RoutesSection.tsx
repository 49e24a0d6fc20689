import { useMemo, useState } from 'react'
import type { RouteCard } from '../../shared/contract/catalogue.ts'
import { isInForce } from '../../shared/domain/catalogue/routeFor.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { allNodes, type CategoryNode, categoryTree, gapOf, pathText, routesToday } from '../catalogue/categoryTree.ts'
import { useCatalogue } from '../catalogue/useCatalogue.ts'
import { unitFit } from '../desk/unitFilter.ts'
import { useDesk } from '../store/useDesk.ts'
import { ActButton } from './ActButton.tsx'
import { ListSection } from './ListSection.tsx'
import { RouteDialog } from './RouteDialog.tsx'
import { useUpkeep } from './useUpkeep.ts'

const shows = ['own', 'gaps', 'all'] as const
type Show = (typeof shows)[number]

/** A line of the table: a period that is set, or a category that has none of its own. */
type Line = { readonly node: CategoryNode; readonly route: RouteCard | null }

/** The dispatch catalogue: which unit a category's matters go to, from when until when; gaps are counted and shown. */
export const RoutesSection = () => {
  const { verbs, overview, text } = useDesk()
  const { categories, routes } = useCatalogue()
  const words = text.catalogue.routes
  const [filter, setFilter] = useState('')
  const [show, setShow] = useState<Show>('own')
  const [editing, setEditing] = useState<CategoryNode | null>(null)
  const upkeep = useUpkeep()
  const [now] = useState(() => Date.now())

  const nodes = useMemo(() => allNodes(categoryTree(categories)), [categories])
  const today = useMemo(
    () => routesToday(categories, routes, overview.lanes, now),
    [categories, routes, overview.lanes, now],
  )
  const unitName = (row: RowId): string => overview.lanes.find((lane) => lane.unit === row)?.name ?? ''
  const inUse = nodes.filter(({ out }) => !out)
  const gaps = inUse.filter(({ card }) => gapOf(today(card.row)) !== null)
  const fits = (node: CategoryNode, route: RouteCard | null): boolean => {
    const asked = filter.trim()
    if (asked === '') return true
    const { name, aliases, initials } = node.card
    const units = route === null ? [] : [route.lead, ...route.supporting].map(unitName)
    return (
      pathText(node).includes(asked) ||
      [name, ...aliases].some((one) => unitFit({ name: one, fullName: '', initials }, asked) !== null) ||
      units.some((unit) => unit.includes(asked))
    )
  }
  const lines = (show === 'gaps' ? gaps : inUse)
    .flatMap((node): readonly Line[] => {
      const own = routes.filter((route) => route.category === node.card.row)
      if (own.length > 0) return own.toReversed().map((route) => ({ node, route }))
      return show === 'own' ? [] : [{ node, route: null }]
    })
    .filter(({ node, route }) => fits(node, route ?? today(node.card.row)?.route ?? null))

  const withdraw = async ({ category, from }: RouteCard) => {
    const reply = await verbs.endRoute({ category, from, until: from })
    upkeep.tell(reply, words.withdrawn)
  }
  const stateOf = (route: RouteCard): string => {
    if (isInForce(route, now)) return words.today
    return route.from > now ? words.planned : words.over
  }
  return (
    <ListSection
      title={text.settings.sections.routes}
      intro={words.intro}
      upkeep={upkeep}
      filter={{ value: filter, label: text.catalogue.filter, onChange: setFilter }}
      tools={
        <>
          <div className="seg" role="radiogroup" aria-label={text.settings.sections.routes}>
            {shows.map((one) => (
              <label key={one} className={one === show ? 'on' : undefined}>
                <input type="radio" name="routes-show" checked={one === show} onChange={() => setShow(one)} />
                {words.show[one]}
              </label>
            ))}
          </div>
          <span className={gaps.length === 0 ? 't3' : 'wn'}>{words.gaps(gaps.length)}</span>
        </>
      }
      none={lines.length === 0 ? text.catalogue.none : null}
      className="routes"
    >
      <table className="cat-table routes" aria-label={text.settings.sections.routes}>
        <thead>
          <tr>
            <th>{words.category}</th>
            <th>{words.lead}</th>
            <th>{words.supporting}</th>
            <th>{words.closing}</th>
            <th>{words.from}</th>
            <th>{words.until}</th>
            <th>{words.basis}</th>
            <th>{text.catalogue.state}</th>
            <th>{text.catalogue.actions}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ node, route }) => {
            const now = today(node.card.row)
            const gap = gapOf(now)
            return (
              <tr
                key={`${node.card.row}/${route?.from ?? ''}`}
                className={route !== null && stateOf(route) === words.over ? 'retired' : undefined}
              >
                <th scope="row" className="el" title={pathText(node)}>
                  {node.path.length > 0 ? <span className="t3">{node.path.join(' / ')} / </span> : null}
                  {node.card.name}
                </th>
                {route === null ? (
                  <td colSpan={6} className="el">
                    {gap === null ? (
                      <span className="t3">
                        {now?.lead?.name ?? ''}{' '}
                        {words.inherited(nodes.find(({ card }) => card.row === now?.from)?.card.name ?? '')}
                      </span>
                    ) : (
                      <span className="wn">{words.gap[gap]}</span>
                    )}
                  </td>
                ) : (
                  <>
                    <td className="el">{unitName(route.lead)}</td>
                    <td className="el">{route.supporting.map(unitName).join('、')}</td>
                    <td title={words.closings[route.closing]}>{words.closingsShort[route.closing]}</td>
                    <td className="num">{isoMinute(route.from).slice(0, 10)}</td>
                    <td className="num">{route.until === null ? words.noEnd : isoMinute(route.until).slice(0, 10)}</td>
                    <td className="el" title={route.basis}>
                      {route.basis}
                    </td>
                  </>
                )}
                <td className={gap !== null && route !== null && stateOf(route) === words.today ? 'wn' : undefined}>
                  {route === null
                    ? ''
                    : gap !== null && stateOf(route) === words.today
                      ? words.gap[gap]
                      : stateOf(route)}
                </td>
                <td>
                  <ActButton
                    small
                    label={words.set}
                    about={`${words.set} ${pathText(node)}`}
                    obstacle={upkeep.obstacle('setRoute')}
                    onAct={() => {
                      upkeep.clear()
                      setEditing(node)
                    }}
                  />
                  {route !== null && stateOf(route) === words.planned ? (
                    <ActButton
                      small
                      label={words.withdraw}
                      about={`${words.withdraw} ${pathText(node)}`}
                      obstacle={upkeep.obstacle('endRoute')}
                      onAct={() => void withdraw(route)}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {editing === null ? null : (
        <RouteDialog
          node={editing}
          today={today(editing.card.row)}
          onSaved={() => {
            setEditing(null)
            upkeep.tell({ ok: true }, words.saved(editing.card.name))
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </ListSection>
  )
}
