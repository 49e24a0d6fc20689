import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { type FoundSetting, findSettings } from './findSettings.ts'
import type { Section } from './sections.ts'
import type { SettingKey } from './settingIndex.ts'
import './settingSearch.css'

type Props = {
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly onGo: (section: Section, setting: SettingKey | null) => void
}

const mostShown = 12

/** Typing finds settings; the arrows choose, Enter goes there. */
export const SettingSearch = ({ typed, onTyped, onGo }: Props) => {
  const { text } = useDesk()
  const words = text.settingNotes
  const found = useMemo(() => findSettings(typed), [typed])
  const shown = found.slice(0, mostShown)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const chosen = shown[Math.min(at, shown.length - 1)]
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const go = (one: FoundSetting | undefined) => {
    if (one === undefined) return
    onTyped('')
    if (one.kind === 'section') onGo(one.section, null)
    else onGo(one.entry.section, one.entry.key)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') go(chosen)
    else if (event.key === 'Escape' && typed !== '') onTyped('')
    else return
    event.preventDefault()
  }
  return (
    <div className="set-search">
      <div className="inp">
        <Icon name="search" />
        <input
          type="text"
          data-setting-search
          value={typed}
          placeholder={words.search}
          title={words.searchHow}
          aria-label={words.searchLabel}
          role="combobox"
          aria-expanded={typed.trim() !== ''}
          aria-controls="setting-results"
          aria-activedescendant={chosen === undefined ? undefined : `setting-${idOf(chosen)}`}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={onKey}
          onChange={(event) => {
            onTyped(event.target.value)
            setAt(0)
          }}
        />
        {typed === '' ? (
          <kbd>Ctrl F</kbd>
        ) : (
          <button type="button" aria-label={words.clear} title={words.clear} onClick={() => onTyped('')}>
            <Icon name="close" small />
          </button>
        )}
      </div>
      {typed.trim() === '' ? null : (
        <div className="set-found">
          <p className="t3 num" role="status">
            {found.length === 0 ? words.none(typed.trim()) : words.found(found.length)}
          </p>
          <div id="setting-results" role="listbox" aria-label={words.searchLabel} ref={list} tabIndex={-1}>
            {shown.map((one, index) => (
              <div
                key={idOf(one)}
                id={`setting-${idOf(one)}`}
                role="option"
                aria-selected={one === chosen}
                tabIndex={-1}
                onPointerMove={() => setAt(index)}
                onClick={() => go(one)}
                onKeyDown={() => undefined}
              >
                <Result found={one} />
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

const Result = ({ found }: { readonly found: FoundSetting }) => {
  const { text } = useDesk()
  const words = text.settingNotes
  if (found.kind === 'section') return <span className="b">{text.settings.sections[found.section]}</span>
  const { entry } = found
  return (
    <>
      <span className="b el">{entry.label(text)}</span>
      <span className="t3">{text.settings.sections[entry.section]}</span>
      <span className="t2 el">{words.about[entry.key]}</span>
      <span className="t3 el num">{words.usual(entry.usual(text))}</span>
    </>
  )
}

const idOf = (found: FoundSetting): string => (found.kind === 'section' ? found.section : found.entry.key)
