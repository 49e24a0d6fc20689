import { useContext } from 'react'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { DeskNews, DeskVerbs, Hello, Overview, SearchLevel } from '../../shared/contract/desk.ts'
import { en } from '../../shared/text/en.ts'
import type { Language } from '../../shared/text/language.ts'
import { type Text, zhCN } from '../../shared/text/zhCN.ts'
import { beforeHello } from './beforeHello.ts'
import { type Session, SessionContext } from './session.ts'
import { useSource } from './source.ts'
import { type WindowRules, windowRules } from './windowRules.ts'

/** What a screen works with. Until the store has answered, the desk's frame stands there with nothing in it. */
export type Desk = {
  readonly verbs: DeskVerbs
  readonly bridge: Bridge
  /** Unasked news of the store; returns how to stop listening. For an effect. */
  readonly onNews: (listener: (news: DeskNews) => void) => () => void
  readonly hello: Hello
  readonly settings: Hello['settings']
  readonly rules: WindowRules
  readonly overview: Overview
  readonly search: SearchLevel
  readonly text: Text
  readonly language: Language
}

const rulesBeforeHello = windowRules(beforeHello.rules)

export const useDesk = (): Desk => {
  const session = useSession()
  const { text, language } = useText()
  const hello = useSource(session.state.hello) ?? beforeHello
  const settings = useSource(session.state.settings) ?? beforeHello.settings
  const rules = useSource(session.state.rules) ?? rulesBeforeHello
  const overview = useSource(session.state.overview) ?? beforeHello.overview
  const search = useSource(session.state.search)
  return {
    verbs: session.client.verbs,
    bridge: session.bridge,
    onNews: session.client.onNews,
    hello,
    settings,
    rules,
    overview,
    search,
    text,
    language,
  }
}

export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession: outside of the session that main.tsx starts')
  return session
}

export const useText = (): { readonly text: Text; readonly language: Language } => {
  const language = useSource(useSession().preferences.language)
  return { text: language === 'en' ? en : zhCN, language }
}
