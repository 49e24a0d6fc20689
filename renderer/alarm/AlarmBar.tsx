import { useEffect, useEffectEvent, useState } from 'react'
import type { Alarm } from '../../shared/contract/alarms.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDeskModel } from '../desk/deskModel.ts'
import { Icon } from '../look/Icon.tsx'
import { failureText } from '../store/failureText.ts'
import { useSource } from '../store/source.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { createAlarmSound } from './alarmSound.ts'
import './alarmBar.css'

/** The key answers wherever the focus is: under a dialog, on another screen, in a field. */
const answerKey = 'F8'
const mostNamed = 3

/**
 * Over every screen while an order about life and safety has no unit. It sounds until a person answers; answered, it stays
 * without a sound until the order is dispatched. What it shows comes from the ledger, so that a restart silences nothing.
 */
export const AlarmBar = () => {
  const { state } = useSession()
  const alarms = useSource(state.alarms)
  return alarms.length === 0 ? null : <Bar alarms={alarms} />
}

const Bar = ({ alarms }: { readonly alarms: readonly Alarm[] }) => {
  const { verbs, hello, text } = useDesk()
  const { alerts } = useSession()
  const { view, places } = useDeskModel()
  const words = text.alarm
  const notMine = useObstacle()('acknowledgeAlarm')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [sound] = useState(() =>
    createAlarmSound(
      () => new AudioContext(),
      (act, ms) => {
        const timer = setInterval(act, ms)
        return () => clearInterval(timer)
      },
    ),
  )
  const sounding = alarms.filter(({ answered }) => answered === null)
  const sounds = sounding.length > 0
  const chosen = useSource(alerts.settings)?.alarmSound ?? true
  const [last] = alarms.filter(({ answered }) => answered !== null)

  useEffect(() => {
    if (!sounds || !chosen) return
    sound.start()
    return sound.stop
  }, [sounds, chosen, sound])

  const answer = async () => {
    if (busy || !sounds) return
    setBusy(true)
    const reply = await verbs.acknowledgeAlarms({ orders: sounding.map(({ row }) => row) })
    setBusy(false)
    setFailure(reply.ok ? null : reply.error)
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== answerKey || !sounds) return
    event.preventDefault()
    event.stopImmediatePropagation()
    void answer()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])

  const goTo = async (alarm: Alarm) => {
    places.overlay.set(null)
    places.screen.set({ kind: 'desk' })
    await view.open({ inbox: 'toDispatch', unit: null, search: '' })
    const index = await view.positionOf(alarm.row)
    if (index !== null) return view.focusOn(index)
    // Given back by a unit: it stands elsewhere.
    await view.open({ inbox: 'all' })
    const place = await view.positionOf(alarm.row)
    if (place !== null) view.focusOn(place)
  }
  return (
    <section className={sounds ? 'alarm sounds' : 'alarm'} aria-label={words.label} data-sounding={sounds}>
      <Icon name="bell" />
      <b role={sounds ? 'alert' : 'status'}>
        {sounds ? words.sounding(sounding.length) : words.answered(alarms.length)}
      </b>
      <span className="alarm-orders">
        {alarms.slice(0, mostNamed).map((alarm) => (
          <button key={alarm.row} type="button" title={alarm.title} onClick={() => void goTo(alarm)}>
            <span className="num">{alarm.number}</span>
            <span className="el">{[alarm.town, alarm.title].filter((part) => part !== '').join(' ')}</span>
          </button>
        ))}
        {alarms.length > mostNamed ? <span className="num">{words.more(alarms.length - mostNamed)}</span> : null}
      </span>
      <span className="fill" />
      {failure === null ? null : <span role="alert">{failureText(text, failure)}</span>}
      {sounds && !chosen ? (
        <>
          <span className="el">{text.alerts.silent}</span>
          <button type="button" onClick={() => alerts.change({ alarmSound: true })}>
            {text.alerts.soundOn}
          </button>
        </>
      ) : null}
      {sounds ? (
        <button
          type="button"
          className="alarm-answer"
          disabled={busy || notMine !== null}
          title={notMine ?? undefined}
          onClick={() => void answer()}
        >
          {words.answer(hello.person.name)} <kbd>{answerKey}</kbd>
        </button>
      ) : last?.answered ? (
        <span className="el">{words.by(last.answered.by, isoMinute(last.answered.at).slice(-5))}</span>
      ) : null}
    </section>
  )
}
