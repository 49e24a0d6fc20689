import { Suspense, useEffect } from 'react'
import { type DeskModel, useDeskModel } from './desk/deskModel.ts'
import type { RefusedOrder } from '../shared/contract/desk.ts'
import type { Aim, Overlay } from './desk/places.ts'
import { keepTypedAhead } from './desk/typedAhead.ts'
import type { HeardImports } from './import/importNews.ts'
import { lazyPart } from './lazyPart.ts'
import { LoadGuard } from './LoadGuard.tsx'
import { useSource } from './store/source.ts'
import { useSession } from './store/useDesk.ts'
import { aboutOf } from './unsent/keptWords.ts'

// First, because a dispatcher types on while it opens.
const DispatchPalette = lazyPart(async () => ({
  default: (await import('./desk/DispatchPalette.tsx')).DispatchPalette,
}))
const ImportScreen = lazyPart(async () => ({ default: (await import('./import/ImportScreen.tsx')).ImportScreen }))
const SourcesScreen = lazyPart(async () => ({ default: (await import('./sources/SourcesScreen.tsx')).SourcesScreen }))
const ReportFormDialog = lazyPart(async () => ({ default: (await import('./forms/ReportForm.tsx')).ReportFormDialog }))
const CorrectFormDialog = lazyPart(async () => ({
  default: (await import('./forms/CorrectForm.tsx')).CorrectFormDialog,
}))
const ConcernedDialog = lazyPart(async () => ({
  default: (await import('./forms/ConcernedDialog.tsx')).ConcernedDialog,
}))
const OutsideDialog = lazyPart(async () => ({ default: (await import('./forms/OutsideDialog.tsx')).OutsideDialog }))
const DeclineDialog = lazyPart(async () => ({ default: (await import('./forms/DeclineDialog.tsx')).DeclineDialog }))
const ActOverlay = lazyPart(async () => ({ default: (await import('./desk/acts/ActOverlay.tsx')).ActOverlay }))
const ActMenu = lazyPart(async () => ({ default: (await import('./desk/acts/ActMenu.tsx')).ActMenu }))
const BulkDialog = lazyPart(async () => ({ default: (await import('./desk/bulk/BulkDialog.tsx')).BulkDialog }))
const ExportDialog = lazyPart(async () => ({ default: (await import('./desk/bulk/ExportDialog.tsx')).ExportDialog }))
const OrderListDialog = lazyPart(async () => ({
  default: (await import('./papers/OrderListDialog.tsx')).OrderListDialog,
}))
const DuplicatesDialog = lazyPart(async () => ({
  default: (await import('./desk/duplicates/DuplicatesDialog.tsx')).DuplicatesDialog,
}))
const RefusedList = lazyPart(async () => ({ default: (await import('./desk/RefusedList.tsx')).RefusedList }))
const WhoPanel = lazyPart(async () => ({ default: (await import('./persons/WhoPanel.tsx')).WhoPanel }))
const CommandPalette = lazyPart(async () => ({
  default: (await import('./desk/commands/CommandPalette.tsx')).CommandPalette,
}))
const KeyList = lazyPart(async () => ({ default: (await import('./desk/KeyList.tsx')).KeyList }))

/** What floats over the desk, one at a time. */
export const Overlays = () => {
  const model = useDeskModel()
  const overlay = useSource(model.places.overlay)
  useEffect(() => keepTypedAhead(window, model.places.overlay), [model])
  const { heardImports } = useSession()
  if (overlay === null) return null
  const close = (): void => model.places.overlay.set(null)
  return (
    <LoadGuard key={overlay.kind} onLeave={close}>
      <Suspense fallback={null}>{show(overlay, model, heardImports.of, close)}</Suspense>
    </LoadGuard>
  )
}

const show = (overlay: Overlay, model: DeskModel, heard: HeardImports['of'], close: () => void) => {
  const { gestures, view, toasts } = model
  switch (overlay.kind) {
    case 'import':
      return (
        <ImportScreen
          chosen={overlay.chosen}
          heard={heard}
          onClose={close}
          onTaken={() => void view.refresh()}
          onSources={(tab) => model.places.overlay.set({ kind: 'sources', tab })}
        />
      )
    case 'sources':
      return (
        <SourcesScreen
          tab={overlay.tab}
          report={null}
          onImport={() => model.places.overlay.set({ kind: 'import', chosen: null })}
          onClose={close}
        />
      )
    case 'report':
      return (
        <ReportFormDialog
          unsent={overlay.unsent}
          onClose={close}
          onReported={(row) => {
            toasts.say({ kind: 'reported' })
            void view.refresh().then(async () => {
              const index = await view.positionOf(row)
              if (index !== null) view.focusOn(index)
            })
          }}
        />
      )
    case 'correct':
      return <CorrectFormDialog detail={overlay.detail} onClose={close} />
    case 'decline':
      return (
        <DeclineDialog
          count={overlay.aim.count}
          number={overlay.aim.number ?? ''}
          about={aboutOf(overlay.aim)}
          onDecline={(route, reason) => gestures.decline(overlay.aim, route, reason)}
          onClose={close}
        />
      )
    case 'concerned': {
      const { orders, choice } = overlay.concerned
      return (
        <ConcernedDialog
          numbers={orders.map(({ number }) => number)}
          unit={choice.supporting.length === 0 ? choice.lead.name : null}
          about={aboutOf(aimAt(orders))}
          onDecide={(decision) => void gestures.dispatch(aimAt(orders), { ...choice, decision })}
          onClose={close}
        />
      )
    }
    case 'outside':
      return (
        <OutsideDialog
          outside={overlay.outside}
          onDispatch={() => void gestures.dispatchOutside(overlay.outside)}
          onClose={close}
        />
      )
    case 'bulk':
      return <BulkDialog aim={overlay.aim} onClose={close} />
    case 'export':
      return <ExportDialog aim={overlay.aim} onClose={close} />
    case 'orderList':
      return <OrderListDialog aim={overlay.aim} onClose={close} />
    case 'palette':
      return (
        <DispatchPalette
          aim={overlay.aim}
          supported={overlay.supporting ?? []}
          onDispatch={(choice) => void gestures.dispatch(overlay.aim, choice)}
          onClose={close}
        />
      )
    case 'act':
      return <ActOverlay name={overlay.name} aim={overlay.aim} detail={overlay.detail} onClose={close} />
    case 'duplicates':
      return <DuplicatesDialog row={overlay.row} onClose={close} />
    case 'reading':
      return null
    case 'acts':
      return <ActMenu row={overlay.row} detail={overlay.detail} onClose={close} />
    case 'refused':
      return <RefusedList refused={overlay.refused} onClose={close} />
    case 'persons':
      return <WhoPanel onClose={close} />
    case 'keys':
      return <KeyList onClose={close} />
    case 'commands':
      return <CommandPalette onClose={close} />
  }
}

/** The orders that were refused, as the aim of the gesture that is carried out anew. */
const aimAt = (orders: readonly RefusedOrder[]): Aim => {
  const rows = orders.flatMap(({ row }) => (row === null ? [] : [row]))
  const number = rows.length === 1 ? (orders[0]?.number ?? null) : null
  return { target: { kind: 'rows', rows }, count: rows.length, number, dispatched: false }
}
