import { Suspense, useRef } from 'react'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { DetailPanel } from './DetailPanel.tsx'
import { DragChip } from './DragChip.tsx'
import { EmptyState } from './EmptyState.tsx'
import { Foot } from './Foot.tsx'
import { Lanes } from './Lanes.tsx'
import { OrderGridView } from './OrderGridView.tsx'
import type { OrderGrid } from './orderGrid.ts'
import { Rail } from './Rail.tsx'
import { useDeskKeys } from './useDeskKeys.ts'
import { ViewBar } from './ViewBar.tsx'
import './desk.css'
import { LoadGuard } from '../LoadGuard.tsx'
import { lazyPart } from '../lazyPart.ts'

const FilterPopover = lazyPart(async () => ({ default: (await import('./filters/FilterPopover.tsx')).FilterPopover }))

/** The main window: inboxes, the list, the focused order, the units. */
export const DeskScreen = ({ hidden }: { readonly hidden: boolean }) => {
  const { text } = useDesk()
  const { places } = useDeskModel()
  const grid = useRef<OrderGrid>(null)
  const lanes = useRef<HTMLDivElement>(null)
  const focusList = (): void => document.querySelector<HTMLElement>('.orders')?.focus({ preventScroll: true })
  useDeskKeys(grid)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only gives the focus back after the mouse
    <main
      className="desk"
      hidden={hidden}
      aria-label={text.desk.product}
      onClick={(event) => {
        // Whoever pressed a button with the mouse goes on in the list: Enter and Space are the list's again.
        if (event.detail === 0 || !(event.target instanceof Element)) return
        // What it opened has the focus now, and keeps it while its own buttons are pressed.
        if (document.querySelector('.popover') !== null) return
        if (event.target.closest('button') !== null) focusList()
      }}
    >
      <Rail />
      <div className="mid">
        <ViewBar />
        <div className="gwrap">
          <OrderGridView handle={grid} lanes={lanes} />
          <EmptyState />
        </div>
        <Foot />
        <DetailPanel />
      </div>
      <Lanes list={lanes} />
      <DragChip />
      <LoadGuard onLeave={places.closeFilter}>
        <Suspense fallback={null}>
          <FilterPopover />
        </Suspense>
      </LoadGuard>
    </main>
  )
}
