import { Suspense, useCallback, useState } from 'react'
import { LoadGuard } from '../../LoadGuard.tsx'
import { Icon } from '../../look/Icon.tsx'
import { useText } from '../../store/useDesk.ts'
import { type Anchor, anchorUnder } from '../Popover.tsx'
import { lazyPart } from '../../lazyPart.ts'

// Schemas come with it: they have no place on the start path.
const SavedViewsMenu = lazyPart(async () => ({ default: (await import('./SavedViewsMenu.tsx')).SavedViewsMenu }))

export const ViewsButton = () => {
  const { text } = useText()
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const close = useCallback(() => setAnchor(null), [])
  return (
    <>
      <button
        type="button"
        className="btn quiet s ico"
        title={text.views.saved.title}
        aria-label={text.views.saved.title}
        onClick={(event) => setAnchor(anchorUnder(event.currentTarget))}
      >
        <Icon name="bookmark" />
      </button>
      {anchor !== null && (
        <LoadGuard onLeave={close}>
          <Suspense fallback={null}>
            <SavedViewsMenu anchor={anchor} onClose={close} />
          </Suspense>
        </LoadGuard>
      )}
    </>
  )
}
