import type { AlertNews } from '../../shared/contract/alertNews.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import type { DeskModel } from '../desk/deskModel.ts'
import type { Session } from '../store/session.ts'
import { alertsDue, countsOf, isQuiet, type ToldCounts } from './alertsDue.ts'
import type { AlertKind } from './alertSettings.ts'
import { playTone } from './alertTone.ts'

/**
 * Tells whoever is on duty what concerns them, by the system's own notifications, while the window is not before them. Nothing but
 * kinds and counts is in them: no order, no name. A click brings the window with the inbox that it spoke of.
 */
export const startAlerts = (session: Session, model: DeskModel): void => {
  const { state, alerts, bridge } = session
  let seen = true
  let told: ToldCounts | null = null
  let toldAlarms: ReadonlySet<number> = new Set()

  const send = (kind: AlertKind, body: string): void => {
    const settings = alerts.settings.get()
    if (settings === null) return
    void bridge.notify({ title: model.text().alerts.kinds[kind], body, of: kind }).catch(() => undefined)
    if (settings.tone[kind]) playTone(() => new AudioContext())
  }
  const look = (): void => {
    const [overview, settings] = [state.overview.get(), alerts.settings.get()]
    if (overview === null || settings === null || state.phase.get().kind !== 'ready') return
    const words: Text['alerts'] = model.text().alerts
    const counts = countsOf(overview)
    const quiet = isQuiet(settings.quiet, Date.now())
    const due = alertsDue(told ?? counts, counts, { seen, quiet, tell: settings.tell })
    told = due.told
    for (const { kind, count, more } of due.alerts) send(kind, words.body(more, count))
    // Life and safety waits for no quiet hours.
    const sounding = state.alarms.get().filter(({ answered }) => answered === null)
    const fresh = sounding.filter(({ row }) => !toldAlarms.has(row))
    toldAlarms = new Set(sounding.map(({ row }) => row))
    if (!seen && settings.tell.acute && fresh.length > 0) send('acute', words.acute(sounding.length))
  }
  state.overview.subscribe(look)
  state.alarms.subscribe(look)
  model.now.subscribe(look)
  session.onShellNews((news) => {
    if (news.kind === 'windowFocus') {
      seen = news.focused
      look()
    }
    if (news.kind === 'alertOpened') open(model, news.of)
  })
}

/** The inbox that a notification spoke of; for life and safety the orders that wait for a unit. */
const open = ({ places, view }: DeskModel, of: AlertNews): void => {
  places.overlay.set(null)
  places.screen.set({ kind: 'desk' })
  void view.open({ inbox: of === 'acute' ? 'toDispatch' : of, unit: null, search: '', filters: {} })
}
