import type { DialogAct } from '../../shared/contract/bulk.ts'
import type { Acted, DeskFailure, DeskRequest, DeskVerbs, Lane, RefusedOrder } from '../../shared/contract/desk.ts'
import type { OutsideCatalogue } from '../../shared/contract/outsideCatalogue.ts'
import type { OrderActRequest, OrderActType } from '../../shared/contract/orderActs.ts'
import { type LawfulRoute, undoableActs } from '../../shared/domain/order/orderState.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { createSource, type Source } from '../store/source.ts'
import type { DeskView } from './deskView.ts'
import { createGestureHistory, type Deed, type GestureHistory } from './gestureHistory.ts'
import type { Aim } from './places.ts'
import { asTarget, isSelected, nothingSelected, type RowSelection, selectedCount, selectOnly } from './rowSelection.ts'
import type { DoneBody, Toasts } from './toasts.ts'

export type DispatchChoice = Pick<DeskRequest<'dispatch'>, 'supporting' | 'closing' | 'deadline' | 'note'> & {
  readonly lead: Pick<Lane, 'unit' | 'name'>
  /** A chief's reason for giving a complaint to the unit that it is about. */
  readonly decision?: string
}
/** Orders that the dispatch catalogue gives to other units than the one that was chosen: asked once for a category and a unit. */
export type Outside = {
  readonly aim: Aim
  readonly choice: DispatchChoice
  readonly differences: readonly OutsideCatalogue[]
}
/** Orders that complain about a unit which was to have them: somebody has to decide that in words. */
export type Concerned = { readonly orders: readonly RefusedOrder[]; readonly choice: DispatchChoice }
export const plainDispatch: Omit<DispatchChoice, 'lead'> = { supporting: [], deadline: { kind: 'setting' }, note: '' }

/** What a person does to orders. Each gesture says at once that it is under way and, when it is durable, how it went. */
export type Gestures = {
  /** Orders on their way to the ledger: they stay where they are, faintly, until that is durable. */
  readonly underWay: Source<RowSelection>
  readonly aimAtFocused: () => Aim | null
  readonly aimAtSelection: () => Aim | null
  readonly dispatch: (aim: Aim, choice: DispatchChoice) => Promise<void>
  /** The person read what the catalogue says and dispatches all the same. */
  readonly dispatchOutside: (outside: Outside) => Promise<void>
  readonly accept: (aim: Aim) => Promise<void>
  /** One act of the bulk dialog on a selection. */
  readonly bulk: (aim: Aim, act: DialogAct) => Promise<boolean>
  /** Whether any order was declined, as with the bulk dialog: what was typed is kept until then. */
  readonly decline: (aim: Aim, route: LawfulRoute, reason: string) => Promise<boolean>
  /** Any other act; what kept all of it from being done, so that the dialog stays with what was typed. */
  readonly act: (aim: Aim, act: OrderActRequest) => Promise<DeskFailure | null>
  /** Takes up what was put aside; what is in the way is said. */
  readonly take: (aim: Aim) => Promise<void>
  readonly history: GestureHistory
  /** Takes back one gesture, or the last that was not taken back yet; `deed` says of one that is not known here what it did. */
  readonly undo: (group?: string, deed?: Deed) => Promise<void>
  /** Does again what one gesture of undoing took back, or the last one. */
  readonly redo: (group?: string, deed?: Deed) => Promise<void>
}

type Answer = Awaited<ReturnType<DeskVerbs['dispatch']>>

export const createGestures = (
  verbs: DeskVerbs,
  view: DeskView,
  toasts: Toasts,
  explain: (failure: DeskFailure) => { readonly message: string; readonly detail: string },
  bulkWords: () => Text['views']['bulk'],
  askDecision: (concerned: Concerned) => void,
  askOutside: (outside: Outside) => void,
  /** What was typed for a dispatch of these orders went with it. */
  dispatched: (aim: Aim) => void = () => {},
): Gestures => {
  const underWay = createSource<RowSelection>(nothingSelected)
  const history = createGestureHistory()

  const aimAtFocused = (): Aim | null => {
    const row = view.focus.get()?.row ?? null
    if (row === null) return null
    const shown = view.rows.rowOf(row)
    return {
      target: { kind: 'rows', rows: [row] },
      count: 1,
      number: shown?.number ?? '',
      dispatched: shown?.status === 'dispatched',
    }
  }

  const aimAtSelection = (): Aim | null => {
    const chosen = view.selection.get()
    const target = asTarget(chosen)
    if (target === null) return null
    const only = target.kind === 'rows' && target.rows.length === 1 ? target.rows[0] : undefined
    const shown = only === undefined ? undefined : view.rows.rowOf(only as RowId)
    return {
      target,
      count: selectedCount(chosen),
      number: shown?.number ?? null,
      dispatched: shown?.status === 'dispatched',
    }
  }

  /** Sends a gesture, keeps its orders faint meanwhile, lets the focus go to the next order when the focused one leaves. */
  const carryOut = async (aim: Aim, send: () => Promise<Answer>): Promise<Acted | null> => {
    const moving = asSelection(aim)
    underWay.set(moving)
    view.leaveFocusTo(nextAfter(view, moving))
    const sent = send()
    view.seeThrough(aim.target, sent.then(isChange))
    const answer = await sent
    underWay.set(nothingSelected)
    if (!answer.ok) {
      toasts.say({ kind: 'failed', ...explain(answer.error) })
      return null
    }
    if (answer.value.done > 0 && sameTarget(view.selection.get(), moving)) view.selection.set(nothingSelected)
    return answer.value
  }

  /** Category and unit that somebody at this desk has answered for since it was opened. */
  const answered = new Set<string>()
  const dispatch = async (aim: Aim, choice: DispatchChoice): Promise<void> => {
    const { unit } = choice.lead
    // On its way from here on: a key that is quicker than the catalogue must not take these orders for untouched.
    underWay.set(asSelection(aim))
    const asked = verbs.outsideCatalogue({ target: aim.target, lead: unit })
    // Nothing is changed by asking, but until it is answered a key could still meet these orders.
    view.seeThrough(
      aim.target,
      asked.then(() => false),
    )
    const found = await asked
    if (!found.ok) {
      underWay.set(nothingSelected)
      toasts.say({ kind: 'failed', ...explain(found.error) })
      return
    }
    const differences = found.value.filter(({ category }) => !answered.has(`${unit} ${category}`))
    if (differences.length === 0) return dispatchNow(aim, choice)
    underWay.set(nothingSelected)
    askOutside({ aim, choice, differences })
  }

  const dispatchOutside = async ({ aim, choice, differences }: Outside): Promise<void> => {
    for (const { category } of differences) answered.add(`${choice.lead.unit} ${category}`)
    await dispatchNow(aim, choice)
  }

  const dispatchNow = async (aim: Aim, choice: DispatchChoice): Promise<void> => {
    const { target } = aim
    const { lead, ...how } = choice
    const acted = await carryOut(aim, () =>
      verbs.dispatch({ target, lead: lead.unit, ...how, seen: seenLifecycles(view, aim) }),
    )
    if (acted === null) return
    const undoes = acted.done > 0 ? acted.group : null
    const { done: count, redispatched, refused } = acted
    const concerned = refused.filter(({ code, row }) => code === 'concerned-unit' && row !== null)
    const asks = concerned.length > 0 && choice.decision === undefined
    const others = asks ? refused.filter((one) => !concerned.includes(one)) : refused
    const said = { kind: 'dispatched', count, redispatched, unit: lead.name } as const
    if (undoes !== null) history.did({ group: undoes, deed: said })
    if (count > 0 || others.length > 0) toasts.say(said, { undoes, refused: others })
    if (asks) askDecision({ orders: concerned, choice })
    if (count > 0) dispatched(aim)
  }

  const sayUndoable = (body: DoneBody, { group, done, refused }: Acted): void => {
    const undoes = done > 0 ? group : null
    if (undoes !== null) history.did({ group: undoes, deed: body })
    toasts.say(body, { undoes, refused })
  }

  const accept = async (aim: Aim): Promise<void> => {
    const acted = await carryOut(aim, () => verbs.accept({ target: aim.target }))
    if (acted !== null) sayUndoable({ kind: 'accepted', count: acted.done }, acted)
  }

  const decline = async (aim: Aim, route: LawfulRoute, reason: string): Promise<boolean> => {
    const acted = await carryOut(aim, () => verbs.decline({ target: aim.target, route, reason }))
    if (acted !== null) sayUndoable({ kind: 'declined', count: acted.done }, acted)
    return acted !== null && acted.done > 0
  }

  const act = async (aim: Aim, wanted: OrderActRequest): Promise<DeskFailure | null> => {
    const { target } = aim
    const moving = asSelection(aim)
    underWay.set(moving)
    view.leaveFocusTo(nextAfter(view, moving))
    const sent = verbs.act({ target, act: wanted, seen: seenLifecycles(view, aim) })
    view.seeThrough(target, sent.then(isChange))
    const answer = await sent
    underWay.set(nothingSelected)
    if (!answer.ok) return answer.error
    const { group, done: count, refused } = answer.value
    const [only] = refused
    if (count === 0 && refused.length === 1 && only !== undefined) return { ...only, kind: 'refused' }
    if (count > 0 && sameTarget(view.selection.get(), moving)) view.selection.set(nothingSelected)
    const undoes = count > 0 && isTakenBack(wanted.type) ? group : null
    const said = { kind: 'acted', act: wanted.type, count } as const
    if (undoes !== null) history.did({ group: undoes, deed: said })
    toasts.say(said, { undoes, refused })
    return null
  }

  const bulk = async (aim: Aim, wanted: DialogAct): Promise<boolean> => {
    const acted = await carryOut(aim, () => verbs.runBulk({ target: aim.target, act: wanted }))
    if (acted === null) return false
    const words = bulkWords()
    const done = words.done(words.acts[wanted.kind], acted.done)
    const message = acted.left > 0 ? `${done}，${words.stopped(acted.left)}` : done
    sayUndoable({ kind: 'said', message }, acted)
    return acted.done > 0
  }

  /** What is taken back or done again: one gesture by its group, or the last. Where nothing came of it, it can be tried again. */
  const turn = async (which: 'undo' | 'redo', wanted: string | undefined, told: Deed | undefined): Promise<void> => {
    const group = wanted ?? history.next.get()[which]?.group
    if (group === undefined) {
      toasts.say({ kind: which === 'undo' ? 'nothingToUndo' : 'nothingToRedo' })
      return
    }
    const taken = history.take(which, group)
    const shown = which === 'undo' ? 'undoes' : 'redoes'
    for (const toast of toasts.shown.get()) if (toast[shown] === group) toasts.dismiss(toast.id)
    const sent = verbs[which]({ group })
    view.seeThrough(null, sent.then(isChange))
    const answer = await sent
    if (!answer.ok) {
      taken?.put()
      toasts.say({ kind: 'failed', ...explain(answer.error) })
      return
    }
    const { done: count, refused, group: turned } = answer.value
    const deed = taken?.gesture.deed ?? told
    const next = count > 0 ? turned : null
    if (which === 'undo') {
      if (next !== null && deed !== undefined) history.undone({ group: next, deed: withCount(deed, count) })
      toasts.say({ kind: 'undone', count }, { redoes: next, refused })
    } else {
      if (next !== null && deed !== undefined) history.redone({ group: next, deed: withCount(deed, count) })
      toasts.say({ kind: 'redone', count }, { undoes: next, refused })
    }
  }

  return {
    underWay,
    history,
    aimAtFocused,
    aimAtSelection,
    dispatch,
    dispatchOutside,
    accept,
    bulk,
    decline,
    act,
    take: async (aim) => {
      const failure = await act(aim, { type: 'takeUp' })
      if (failure !== null) toasts.say({ kind: 'failed', ...explain(failure) })
    },
    undo: (group, deed) => turn('undo', group, deed),
    redo: (group, deed) => turn('redo', group, deed),
  }
}

const isChange = (answer: { readonly ok: boolean; readonly value?: { readonly done: number } }): boolean =>
  answer.ok && (answer.value?.done ?? 0) > 0

/** What a gesture of undoing takes back: steps, and what was put out of sight. */
const isTakenBack = (type: OrderActType): boolean =>
  type === 'putAside' || type === 'takeUp' || undoableActs.some((one) => one === type)

/** Some of it may have been in the way of somebody else's act. */
const withCount = (deed: Deed, count: number): Deed => (deed.kind === 'said' ? deed : { ...deed, count })

/** Selects in the list what was refused, so that the person can go on with just these. */
export const selectRefused = (view: DeskView, refused: readonly RefusedOrder[]): void => {
  const rows = refused.flatMap(({ row }) => (row === null ? [] : [row]))
  view.selection.set(selectOnly(rows))
}

const asSelection = ({ target, count }: Aim): RowSelection =>
  target.kind === 'rows'
    ? selectOnly(target.rows as readonly RowId[])
    : {
        kind: 'view',
        view: target.view,
        version: target.version,
        total: count + target.except.length,
        except: new Set(target.except as readonly RowId[]),
      }

const sameTarget = (a: RowSelection, b: RowSelection): boolean => {
  if (a.kind === 'view') return b.kind === 'view' && a.view === b.view
  return b.kind === 'rows' && [...a.rows].every((row) => b.rows.has(row))
}

/** The first order below the focused one that stays; above it when nothing below does. */
const nextAfter = (view: DeskView, moving: RowSelection): RowId | null => {
  const focus = view.focus.get()
  if (focus === null || focus.row === null || !isSelected(moving, focus.row)) return null
  const stays = (index: number): RowId | null => {
    const row = view.rows.rowAt(index)
    return row !== undefined && !isSelected(moving, row.id) ? row.id : null
  }
  const reach = 500
  for (let step = 1; step <= reach; step += 1) {
    const found = stays(focus.index + step)
    if (found !== null) return found
  }
  for (let step = 1; step <= reach && focus.index - step >= 0; step += 1) {
    const found = stays(focus.index - step)
    if (found !== null) return found
  }
  return null
}

/** Life cycles of the loaded rows among those acted on: what the person had before the eyes when deciding. */
const seenLifecycles = (view: DeskView, { target }: Aim): [number, number][] => {
  if (target.kind !== 'rows') return []
  return target.rows.flatMap((row): [number, number][] => {
    const shown = view.rows.rowOf(row as RowId)
    return shown === undefined ? [] : [[row, shown.lifecycle]]
  })
}
