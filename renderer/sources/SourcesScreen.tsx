import { Suspense, useState } from 'react'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { Corrections } from './Corrections.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { type SourceTab, sourceTabs } from './sourceTabs.ts'
import { lazyPart } from '../lazyPart.ts'
import './sources.css'

const ReturnScreen = lazyPart(async () => ({ default: (await import('./ReturnScreen.tsx')).ReturnScreen }))
const PastReport = lazyPart(async () => ({ default: (await import('./PastReport.tsx')).PastReport }))

type Props = {
  readonly tab: SourceTab
  /** A past import whose report is to be opened. */
  readonly report: string | null
  readonly onImport: () => void
  readonly onClose: () => void
}

/** What came from sources and what goes back to them: past imports, changes to check, the way back. */
export const SourcesScreen = ({ tab, report, onImport, onClose }: Props) => {
  const words = useDesk().text.sources
  const [at, setAt] = useState(tab)
  const [opened, setOpened] = useState(report)
  return (
    <ScreenFrame
      title={words.title}
      backLabel={words.back}
      onBack={() => (opened === null ? onClose() : setOpened(null))}
      about={
        <div className="src-tabs" role="tablist" aria-label={words.title}>
          {sourceTabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === at}
              className={one === at ? 'on' : ''}
              onClick={() => {
                setOpened(null)
                setAt(one)
              }}
            >
              {words.tabs[one]}
            </button>
          ))}
        </div>
      }
      tools={
        <button type="button" className="btn s" onClick={onImport}>
          <Icon name="import" />
          {words.newImport}
        </button>
      }
    >
      <Suspense fallback={null}>
        {opened !== null ? (
          <PastReport
            id={opened}
            onImport={onImport}
            onClose={() => setOpened(null)}
            onCorrections={() => {
              setOpened(null)
              setAt('corrections')
            }}
          />
        ) : at === 'history' ? (
          <ImportHistory onOpen={setOpened} />
        ) : at === 'corrections' ? (
          <Corrections />
        ) : (
          <ReturnScreen />
        )}
      </Suspense>
    </ScreenFrame>
  )
}
