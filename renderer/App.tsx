import { Suspense, useEffect, useLayoutEffect } from 'react'
import { AlarmBar } from './alarm/AlarmBar.tsx'
import { DropToImport } from './DropToImport.tsx'
import { DeskScreen } from './desk/DeskScreen.tsx'
import { useDeskModel } from './desk/deskModel.ts'
import { Toasts } from './desk/Toasts.tsx'
import { LedgerTroubleScreen } from './LedgerTroubleScreen.tsx'
import { lazyPart } from './lazyPart.ts'
import { LoadGuard } from './LoadGuard.tsx'
import { Icon } from './look/Icon.tsx'
import { Overlays } from './Overlays.tsx'
import { loadOwnFonts } from './notices/paper/ownFonts.ts'
import { LockScreen } from './persons/LockScreen.tsx'
import { useSource } from './store/source.ts'
import { useSession, useText } from './store/useDesk.ts'
import { TitleBar } from './TitleBar.tsx'
import './app.css'

// Whatever the first block of rows does not need is loaded when it is asked for.
const HaltedBanner = lazyPart(async () => ({ default: (await import('./sources/HaltedBanner.tsx')).HaltedBanner }))
const NoticeRegister = lazyPart(async () => ({
  default: (await import('./notices/NoticeRegister.tsx')).NoticeRegister,
}))
const NoticeScreen = lazyPart(async () => ({ default: (await import('./notices/NoticeScreen.tsx')).NoticeScreen }))
const PrintJobScreen = lazyPart(async () => ({
  default: (await import('./printing/PrintJobScreen.tsx')).PrintJobScreen,
}))
const SupervisionScreen = lazyPart(async () => ({
  default: (await import('./supervision/SupervisionScreen.tsx')).SupervisionScreen,
}))
const CaseScreen = lazyPart(async () => ({ default: (await import('./supervision/CaseScreen.tsx')).CaseScreen }))
const PapersScreen = lazyPart(async () => ({ default: (await import('./papers/PapersScreen.tsx')).PapersScreen }))
const HandoverScreen = lazyPart(async () => ({
  default: (await import('./handover/HandoverScreen.tsx')).HandoverScreen,
}))
const UnsentScreen = lazyPart(async () => ({ default: (await import('./unsent/UnsentScreen.tsx')).UnsentScreen }))
const SettingsScreen = lazyPart(async () => ({
  default: (await import('./settings/SettingsScreen.tsx')).SettingsScreen,
}))
const PracticeBar = lazyPart(async () => ({ default: (await import('./welcome/PracticeBar.tsx')).PracticeBar }))

export const App = () => {
  const { state } = useSession()
  const opening = useSource(state.hello) === null
  const locked = useSource(state.locked)
  useLayoutEffect(() => {
    if (!locked) return
    // What is covered loses the focus, and whoever comes back goes on where they were.
    const held = document.activeElement
    return () => {
      if (held instanceof HTMLElement && held.isConnected) held.focus({ preventScroll: true })
    }
  }, [locked])
  return (
    <>
      <div className={`window${opening ? ' opening' : ''}${locked ? ' covered' : ''}`}>
        <TitleBar />
        <Practice />
        <AlarmBar />
        <Below />
        <Toasts />
      </div>
      {locked && <LockScreen />}
    </>
  )
}

const Practice = () => {
  const hello = useSource(useSession().state.hello)
  return hello?.practice === true ? (
    <Suspense fallback={null}>
      <PracticeBar />
    </Suspense>
  ) : null
}

const Below = () => {
  const { state, bridge } = useSession()
  const { text } = useText()
  const phase = useSource(state.phase)
  const hello = useSource(state.hello)
  const ready = hello !== null
  useEffect(() => {
    // Behind the first rows: papers are opened later, and lay themselves out anew when their fonts come.
    if (ready) void loadOwnFonts(bridge)
  }, [ready, bridge])
  if (phase.kind === 'trouble') return <LedgerTroubleScreen trouble={phase.trouble} />
  return (
    <>
      {phase.kind === 'restarting' && (
        <div className="banner" role="status">
          <Icon name="refresh" />
          {text.desk.state.restarting} · {text.desk.state.restartingText}
        </div>
      )}
      {hello === null ? null : (
        <Suspense fallback={null}>
          <HaltedBanner />
        </Suspense>
      )}
      {/* Before the first answer only the desk's empty frame: it is made while the store is still opening the ledger. */}
      <Screens />
      {hello === null ? (
        <p className="opening-note" role="status">
          {text.desk.state.starting}
        </p>
      ) : (
        <>
          <Overlays />
          <DropToImport />
        </>
      )}
    </>
  )
}

const Screens = () => {
  const { places } = useDeskModel()
  const screen = useSource(places.screen)
  const { state } = useSession()
  // A screen that was asked for before the first answer would take empty settings for what somebody had typed.
  const opening = useSource(state.hello) === null
  const toDesk = (): void => places.screen.set({ kind: 'desk' })
  return (
    <>
      <DeskScreen hidden={screen.kind !== 'desk'} />
      <LoadGuard key={screen.kind} onLeave={toDesk}>
        <Suspense fallback={null}>
          {screen.kind === 'notices' && (
            <NoticeRegister
              onOpen={(notice, step) => places.screen.set({ kind: 'notice', open: { kind: 'existing', notice, step } })}
              onPrint={(open) => places.screen.set({ kind: 'printing', open, back: { kind: 'notices' } })}
              onClose={toDesk}
            />
          )}
          {!opening && screen.kind === 'printing' && (
            <PrintJobScreen open={screen.open} onClose={() => places.screen.set(screen.back)} />
          )}
          {screen.kind === 'notice' && (
            <NoticeScreen open={screen.open} onClose={() => places.screen.set(screen.back ?? { kind: 'desk' })} />
          )}
          {!opening && screen.kind === 'supervision' && (
            <SupervisionScreen
              tab={screen.tab}
              onTab={(tab) => places.screen.set({ kind: 'supervision', tab })}
              onCase={(row) => places.screen.set({ kind: 'case', case: row, from: screen.tab })}
              onPaper={(open) => places.screen.set({ kind: 'notice', open, back: screen })}
              onClose={toDesk}
            />
          )}
          {!opening && screen.kind === 'case' && (
            <CaseScreen
              row={screen.case}
              onPaper={(open) => places.screen.set({ kind: 'notice', open, back: screen })}
              onBack={() => places.screen.set({ kind: 'supervision', tab: screen.from })}
            />
          )}
          {!opening && screen.kind === 'papers' && <PapersScreen order={screen.order} onClose={toDesk} />}
          {!opening && screen.kind === 'handover' && <HandoverScreen onClose={toDesk} />}
          {!opening && screen.kind === 'unsent' && <UnsentScreen onClose={toDesk} />}
          {!opening && screen.kind === 'settings' && (
            <SettingsScreen
              {...(screen.section === undefined ? {} : { first: screen.section })}
              {...(screen.setting === undefined ? {} : { setting: screen.setting })}
              onClose={toDesk}
            />
          )}
        </Suspense>
      </LoadGuard>
    </>
  )
}
