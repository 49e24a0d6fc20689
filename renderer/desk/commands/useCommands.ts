import { useMemo } from 'react'
import { densities, nextOf, themes } from '../../store/preferences.ts'
import { useSource } from '../../store/source.ts'
import { useDesk, useSession } from '../../store/useDesk.ts'
import { languages } from '../../../shared/text/language.ts'
import { act, focused } from '../act.ts'
import { actIcon, keyCap } from '../acts/keyCap.ts'
import { type ActName, orderActs } from '../acts/orderActs.ts'
import { copySelection } from '../bulk/openBulk.ts'
import type { DeskKey } from '../deskKeys.ts'
import { useDeskModel } from '../deskModel.ts'
import { deedWords } from '../gestureHistory.ts'
import { obstacleText, type OrderAction, shownActions, whyNot } from '../orderActions.ts'
import { openSavedView } from '../saved/openSavedView.ts'
import { viewsShelf } from '../saved/savedViews.ts'
import { railIcons, railInboxes } from '../railInboxes.ts'
import { runDeskKey } from '../runDeskKey.ts'
import type { SupervisionTab } from '../places.ts'
import type { Command } from './commandGroups.ts'
import { deskKeyNames } from './deskCommands.ts'

const supervisionTabs: readonly SupervisionTab[] = ['proposals', 'cases', 'listings', 'assessment']
const everyAction: readonly OrderAction[] = [...(Object.keys(orderActs) as ActName[]), 'notice', 'papers']

/** All that the palette offers besides orders, as things stood when it opened: nothing moves under the hand. */
export const useCommands = (): { readonly commands: readonly Command[]; readonly number: string } => {
  const { text, hello, overview } = useDesk()
  const { client, preferences } = useSession()
  const model = useDeskModel()
  const language = useSource(preferences.language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, when the palette opens
  return useMemo(() => {
    const { places, view, filterUnit } = model
    const { row, detail } = focused(model)
    const command = (given: Partial<Command> & Pick<Command, 'id' | 'group' | 'icon' | 'name' | 'run'>): Command => ({
      note: '',
      cap: '',
      obstacle: null,
      ...given,
    })
    const usual = row === undefined ? [] : shownActions(row, detail)
    const actions = row === undefined ? [] : [...usual, ...everyAction.filter((one) => !usual.includes(one))]
    const acts = actions.map((action) => {
      const obstacle = whyNot(action, row, detail)
      return command({
        id: `act ${action}`,
        group: 'acts',
        icon: actIcon(action),
        name: text.orderActs.names[action],
        cap: keyCap(action),
        obstacle: obstacle === null ? null : obstacleText(text, obstacle),
        run: () => act(model, action, 'focused'),
      })
    })
    /** What would be taken back or done again, in words, or that there is nothing. */
    const ofHistory = (key: DeskKey): Partial<Command> => {
      if (key !== 'undo' && key !== 'redo') return {}
      const gesture = model.gestures.history.next.get()[key]
      const { nothingToUndo, nothingToRedo } = text.desk.toast
      if (gesture === null) return { obstacle: key === 'undo' ? nothingToUndo : nothingToRedo }
      return { note: deedWords(text, gesture.deed) }
    }
    const keys = deskKeyNames(text)
      .filter(({ key }) => key !== 'commands')
      .map(({ key, name, icon, caps }) =>
        command({
          id: `desk ${key}`,
          group: 'desk',
          icon,
          name,
          cap: caps[0] ?? '',
          ...ofHistory(key),
          run: () => runDeskKey(model, key, () => void copySelection(model, client.verbs, preferences)),
        }),
      )
    const { density, theme } = preferences
    const other = nextOf(themes, theme.get())
    const looks = [
      command({
        id: 'theme',
        group: 'desk',
        icon: other === 'dark' ? 'moon' : 'sun',
        name: text.commands.theme[other],
        run: () => theme.set(other),
      }),
      command({
        id: 'density',
        group: 'desk',
        icon: 'rows',
        name: text.desk.bar.densities[nextOf(densities, density.get())],
        run: () => density.set(nextOf(densities, density.get())),
      }),
      command({
        id: 'language',
        group: 'desk',
        icon: 'book',
        name: text.desk.bar.language,
        note: text.desk.bar.otherLanguage,
        run: () => preferences.language.set(nextOf(languages, language)),
      }),
    ]
    const inboxes = railInboxes.map((inbox, at) =>
      command({
        id: `inbox ${inbox}`,
        group: 'go',
        icon: railIcons[inbox],
        name: text.desk.rail.inboxes[inbox],
        note: overview.inboxes[inbox] === 0 ? '' : text.desk.rail.figure(overview.inboxes[inbox]),
        cap: at < 10 ? String((at + 1) % 10) : '',
        run: () => void view.open(inbox === 'toDispatch' ? { inbox, unit: null } : { inbox }),
      }),
    )
    const { screen } = places
    const screens = [
      ...supervisionTabs.map((tab) =>
        command({
          id: `supervision ${tab}`,
          group: 'go',
          icon: 'flag',
          name: text.commands.supervision(text.supervision.tabs[tab]),
          run: () => screen.set({ kind: 'supervision', tab }),
        }),
      ),
      command({
        id: 'notices',
        group: 'go',
        icon: 'book',
        name: text.desk.rail.notices,
        run: () => screen.set({ kind: 'notices' }),
      }),
      command({
        id: 'handover',
        group: 'go',
        icon: 'users',
        name: text.desk.rail.handover,
        run: () => screen.set({ kind: 'handover' }),
      }),
      command({
        id: 'unsent',
        group: 'go',
        icon: 'edit',
        name: text.forms.unsent.rail,
        run: () => screen.set({ kind: 'unsent' }),
      }),
      command({
        id: 'settings',
        group: 'go',
        icon: 'gear',
        name: text.desk.rail.settings,
        run: () => screen.set({ kind: 'settings' }),
      }),
    ]
    const saved = viewsShelf(window.localStorage, hello.person.row)
      .all()
      .map((one) =>
        command({
          id: `view ${one.name}`,
          group: 'views',
          icon: 'bookmark',
          name: one.name,
          note: text.desk.rail.inboxes[one.inbox],
          run: () => {
            const unknown = openSavedView(model, preferences, overview.lanes, one)
            if (unknown.length > 0)
              model.toasts.say({ kind: 'said', message: text.views.saved.unknownUnits(unknown.join('、')) })
          },
        }),
      )
    const only = view.spec.get().unit
    const units = overview.lanes
      .filter(({ retired }) => !retired)
      .map((lane) =>
        command({
          id: `unit ${lane.unit}`,
          group: 'units',
          icon: 'filter',
          name: lane.name,
          note:
            lane.unit === only
              ? text.commands.shownUnit
              : [
                  text.desk.palette.open(lane.open),
                  ...(lane.overdue > 0 ? [text.desk.palette.overdue(lane.overdue)] : []),
                ].join(' · '),
          run: () => filterUnit(lane.unit),
        }),
      )
    return {
      commands: [...acts, ...keys, ...looks, ...inboxes, ...screens, ...saved, ...units],
      number: row?.number ?? '',
    }
  }, [])
}
