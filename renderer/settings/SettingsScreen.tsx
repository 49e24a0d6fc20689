import { type ReactNode, useState } from 'react'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { CalendarSection } from './calendar/CalendarSection.tsx'
import { LimitsSection } from './limits/LimitsSection.tsx'
import { AboutSection } from './AboutSection.tsx'
import { CategoriesSection } from './CategoriesSection.tsx'
import { ChannelsSection } from './ChannelsSection.tsx'
import { DataSection } from './DataSection.tsx'
import { OfficeSection } from './OfficeSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { ReadingsSection } from './ReadingsSection.tsx'
import { RoutesSection } from './RoutesSection.tsx'
import { SupervisionSection } from './SupervisionSection.tsx'
import { TownsSection } from './TownsSection.tsx'
import { UnitsSection } from './UnitsSection.tsx'
import './settings.css'

const sections = [
  'office',
  'calendar',
  'limits',
  'supervision',
  'units',
  'categories',
  'routes',
  'towns',
  'channels',
  'people',
  'readings',
  'data',
  'about',
] as const
type Section = (typeof sections)[number]

/** What the office decides for itself: saved when somebody says so, never on the way. */
export const SettingsScreen = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useDesk()
  const words = text.settings
  // Until the store has answered there is nothing to edit: an empty form would look like a change, and could be saved as one.
  const answered = useSource(useSession().state.hello) !== null
  const [section, setSection] = useState<Section>('office')
  const [unsaved, setUnsaved] = useState(false)
  /** Where somebody was going when unsaved changes stood in the way. */
  const [leaving, setLeaving] = useState<Section | 'back' | null>(null)

  const go = (to: Section | 'back') => {
    if (to === section) return
    if (unsaved) setLeaving(to)
    else leave(to)
  }
  const leave = (to: Section | 'back') => {
    setLeaving(null)
    setUnsaved(false)
    if (to === 'back') onClose()
    else setSection(to)
  }
  const parts: Record<Section, ReactNode> = {
    office: <OfficeSection onUnsaved={setUnsaved} />,
    calendar: <CalendarSection onUnsaved={setUnsaved} />,
    limits: <LimitsSection onUnsaved={setUnsaved} />,
    supervision: <SupervisionSection onUnsaved={setUnsaved} />,
    units: <UnitsSection />,
    categories: <CategoriesSection />,
    routes: <RoutesSection />,
    towns: <TownsSection />,
    channels: <ChannelsSection />,
    people: <PeopleSection />,
    readings: <ReadingsSection />,
    data: <DataSection />,
    about: <AboutSection />,
  }
  return (
    <ScreenFrame
      title={words.title}
      backLabel={words.back}
      onBack={() => (leaving === null ? go('back') : setLeaving(null))}
    >
      <div className="set">
        <nav className="set-nav" aria-label={words.title}>
          {sections.map((name) => (
            <button
              key={name}
              type="button"
              className={name === section ? 'on' : undefined}
              aria-current={name === section ? 'page' : undefined}
              onClick={() => go(name)}
            >
              {words.sections[name]}
            </button>
          ))}
        </nav>
        <div className="set-body" key={section}>
          {leaving === null ? null : (
            <div className="set-leave">
              <LeaveBar words={text.forms.leave} onDrop={() => leave(leaving)} onStay={() => setLeaving(null)} />
            </div>
          )}
          {answered ? parts[section] : null}
        </div>
      </div>
    </ScreenFrame>
  )
}
