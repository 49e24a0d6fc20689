import type { CommandType } from '../../shared/domain/command.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { Icon } from '../look/Icon.tsx'
import { useObstacle } from '../persons/useObstacle.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { CalendarSection } from './calendar/CalendarSection.tsx'
import { LimitsSection } from './limits/LimitsSection.tsx'
import { AboutSection } from './AboutSection.tsx'
import { AlertsSection } from './AlertsSection.tsx'
import { CategoriesSection } from './CategoriesSection.tsx'
import { ChannelsSection } from './ChannelsSection.tsx'
import { DataSection } from './DataSection.tsx'
import { OfficeSection } from './OfficeSection.tsx'
import { PaperFormsSection } from './PaperFormsSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { ReadingsSection } from './ReadingsSection.tsx'
import { RoutesSection } from './RoutesSection.tsx'
import { type Section, sections } from './sections.ts'
import type { SettingKey } from './settingIndex.ts'
import { SettingSearch } from './SettingSearch.tsx'
import { showSetting } from './showSetting.ts'
import { SupervisionSection } from './SupervisionSection.tsx'
import { TownsSection } from './TownsSection.tsx'
import { UnitsSection } from './UnitsSection.tsx'
import { WindowSection } from './WindowSection.tsx'
import './settings.css'

/** A section, and the setting in it that somebody looked for. */
type Place = { readonly section: Section; readonly setting: SettingKey | null }
type Props = { readonly first?: Section; readonly setting?: SettingKey; readonly onClose: () => void }

/** What the office decides for itself: saved when somebody says so, never on the way. */
export const SettingsScreen = ({ first = 'office', setting, onClose }: Props) => {
  const { text } = useDesk()
  const { kept } = useSession()
  const words = text.settings
  // Until the store has answered there is nothing to edit: an empty form would look like a change, and could be saved as one.
  const answered = useSource(useSession().state.hello) !== null
  const [place, setPlace] = useState<Place>({ section: first, setting: setting ?? null })
  const { section } = place
  const [typed, setTyped] = useState('')
  const [unsaved, setUnsaved] = useState(false)
  /** Where somebody was going when unsaved changes stood in the way. */
  const [leaving, setLeaving] = useState<Place | 'back' | null>(null)
  const screen = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (place.setting === null || body.current === null) return
    return showSetting(body.current, place.setting)
  }, [place])

  const go = (to: Place | 'back') => {
    if (to !== 'back' && to.section === section) return setPlace(to)
    if (unsaved) setLeaving(to)
    else leave(to)
  }
  const leave = (to: Place | 'back') => {
    if (unsaved) kept.dropForms(`settings.${section}`)
    setLeaving(null)
    setUnsaved(false)
    if (to === 'back') onClose()
    else setPlace(to)
  }
  const back = () => {
    if (typed !== '') setTyped('')
    else if (leaving !== null) setLeaving(null)
    else go('back')
  }
  const parts: Record<Section, ReactNode> = {
    office: <OfficeSection onUnsaved={setUnsaved} />,
    calendar: <CalendarSection onUnsaved={setUnsaved} />,
    limits: <LimitsSection onUnsaved={setUnsaved} />,
    supervision: <SupervisionSection onUnsaved={setUnsaved} />,
    papers: <PaperFormsSection onUnsaved={setUnsaved} />,
    units: <UnitsSection />,
    categories: <CategoriesSection />,
    routes: <RoutesSection />,
    towns: <TownsSection />,
    channels: <ChannelsSection />,
    people: <PeopleSection />,
    readings: <ReadingsSection />,
    data: <DataSection />,
    alerts: <AlertsSection />,
    window: <WindowSection />,
    about: <AboutSection />,
  }
  return (
    <ScreenFrame
      title={words.title}
      backLabel={words.back}
      onBack={back}
      keys={{ f: () => screen.current?.querySelector<HTMLElement>('[data-setting-search]')?.focus() }}
    >
      <div className="set" ref={screen}>
        <div className="set-side">
          <SettingSearch typed={typed} onTyped={setTyped} onGo={(to, setting) => go({ section: to, setting })} />
          <nav className="set-nav" aria-label={words.title}>
            {sections.map((name) => (
              <button
                key={name}
                type="button"
                className={name === section ? 'on' : undefined}
                aria-current={name === section ? 'page' : undefined}
                onClick={() => go({ section: name, setting: null })}
              >
                {words.sections[name]}
              </button>
            ))}
          </nav>
        </div>
        <div className="set-body" key={section} ref={body}>
          {leaving === null ? null : (
            <div className="set-leave">
              <LeaveBar words={text.forms.leave} onDrop={() => leave(leaving)} onStay={() => setLeaving(null)} />
            </div>
          )}
          {answered ? (
            <Guarded section={section} key={section}>
              {parts[section]}
            </Guarded>
          ) : null}
        </div>
      </div>
    </ScreenFrame>
  )
}

/** Sections that are one form, and what saving it takes. */
const formCommands: Partial<Record<Section, CommandType>> = {
  office: 'changeSettings',
  calendar: 'changeCalendar',
  limits: 'changeLimits',
  supervision: 'changeSupervisionRules',
}

/** Who may not save a form reads it, and is told beforehand who may; years of the calendar are still leafed through. */
const Guarded = ({ section, children }: { readonly section: Section; readonly children: ReactNode }) => {
  const obstacle = useObstacle()
  const command = formCommands[section]
  const notMine = command === undefined ? null : obstacle(command)
  if (notMine === null) return children
  return (
    <>
      <p className="frm-note">
        <Icon name="warning" />
        {notMine}
      </p>
      <fieldset className="set-guard" disabled={section !== 'calendar'}>
        {children}
      </fieldset>
    </>
  )
}
