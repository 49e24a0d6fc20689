import { searchLimit } from '../shared/views/viewLimits.ts'
import { useEffect, useRef, useState } from 'react'
import { languages } from '../shared/text/language.ts'
import { useDeskModel } from './desk/deskModel.ts'
import { askOf, followSearch, type SearchBox } from './desk/searchBox.ts'
import { Icon } from './look/Icon.tsx'
import { densities, nextOf, themes } from './store/preferences.ts'
import { useSource } from './store/source.ts'
import { useSession, useText } from './store/useDesk.ts'
import { BrandMark, WindowButtons } from './WindowFrame.tsx'
import './titleBar.css'

/** The frameless window's own bar: it drags the window, and its controls do not. */
export const TitleBar = () => {
  const { text, language } = useText()
  const { state, preferences } = useSession()
  const hello = useSource(state.hello)
  const settings = useSource(state.settings)
  const density = useSource(preferences.density)
  const theme = useSource(preferences.theme)
  const { places } = useDeskModel()
  const words = text.desk.bar
  return (
    <header className="bar">
      <div className="l">
        <BrandMark />
        <span className="brand">{text.desk.brand}</span>
        <span className="t3 org el">{settings?.words.officeName ?? ''}</span>
      </div>
      <Search />
      <div className="rr">
        {hello !== null && (
          <span className="sync" title={words.savedTitle(hello.entries, hello.ledgerFile)}>
            <Icon name="disk" />
            <span className="w">{words.saved}</span>
          </span>
        )}
        <span className="sep" />
        <button
          type="button"
          className="btn quiet s ico"
          title={words.densities[density]}
          aria-label={words.densities[density]}
          onClick={() => preferences.density.set(nextOf(densities, density))}
        >
          <Icon name="rows" />
        </button>
        <button
          type="button"
          className="btn quiet s ico"
          title={words.theme}
          aria-label={words.theme}
          onClick={() => preferences.theme.set(nextOf(themes, theme))}
        >
          <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        </button>
        <button
          type="button"
          className="btn quiet s ico"
          title={words.language}
          aria-label={words.language}
          onClick={() => preferences.language.set(nextOf(languages, language))}
        >
          {words.otherLanguage}
        </button>
        {hello !== null && (
          <button
            type="button"
            className="who t2"
            title={`${text.persons.switch.who(hello.person.name, text.desk.roles[hello.person.role])} U`}
            onClick={() => places.overlay.set({ kind: 'persons' })}
          >
            <span className="sr">{text.persons.switch.open(hello.person.name)}</span>
            <Icon name="user" />
            <span className="el" aria-hidden="true">
              {hello.person.name}
            </span>
            <span className="t3 role" aria-hidden="true">
              {text.desk.roles[hello.person.role]}
            </span>
          </button>
        )}
        <WindowButtons />
      </div>
    </header>
  )
}

/** Typing opens a view for what was typed, once the person pauses. */
const pause = 180

const Search = () => {
  const { text } = useText()
  const { state } = useSession()
  const { view, places } = useDeskModel()
  const { search } = useSource(view.spec)
  const level = useSource(state.search)
  const phase = useSource(state.phase)
  const screen = useSource(places.screen)
  const overlay = useSource(places.overlay)
  const [box, setBox] = useState<SearchBox>({ typed: search, known: search })
  const field = useRef<HTMLInputElement>(null)
  const words = text.desk.bar

  if (search !== box.known) setBox(followSearch(box, search))
  const { typed } = box
  const setTyped = (next: string): void => setBox((now) => ({ ...now, typed: next }))
  const ask = askOf(typed)
  const cut = typed.trim().length > searchLimit
  const unsearchable = ask !== '' && !/[\p{L}\p{N}]/u.test(ask)
  useEffect(() => {
    if (ask === view.spec.get().search) return
    const timer = setTimeout(() => void view.open({ search: ask }), pause)
    return () => clearTimeout(timer)
  }, [ask, view])
  const toList = (): void => document.querySelector<HTMLElement>('.orders')?.focus({ preventScroll: true })
  const behind = level.total > 0 && level.indexed < level.total

  return (
    <div
      className={
        phase.kind !== 'trouble' && screen.kind === 'desk' && overlay?.kind !== 'import' && overlay?.kind !== 'sources'
          ? 'inp search'
          : 'inp search away'
      }
    >
      <Icon name="search" />
      <input
        ref={field}
        data-search
        type="search"
        spellCheck={false}
        value={typed}
        placeholder={words.search}
        aria-label={words.searchLabel}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.preventDefault()
            if (typed === '') toList()
            else setTyped('')
          }
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            if (ask !== view.spec.get().search) void view.open({ search: ask })
            toList()
          }
        }}
      />
      {(cut || unsearchable) && (
        <span className="level" role="status">
          {cut ? text.views.search.cut(searchLimit) : text.views.search.unsearchable}
        </span>
      )}
      {behind && (
        <span className="level" title={words.searchLevelTitle}>
          {words.searchLevel(Math.floor((level.indexed / level.total) * 100))}
        </span>
      )}
      {typed === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" aria-label={words.clearSearch} title={words.clearSearch} onClick={() => setTyped('')}>
          <Icon name="close" small />
        </button>
      )}
    </div>
  )
}
