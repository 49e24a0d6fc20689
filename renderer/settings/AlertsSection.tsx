import { useState } from 'react'
import { AlertMinute } from '../alerts/AlertMinute.tsx'
import { type AlertKind, alertKinds, type AlertSettings, usualAlerts, usualQuiet } from '../alerts/alertSettings.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { SettingNote } from './SettingNote.tsx'
import './alertsSection.css'

/** What the person on duty is told while the window is not before them, when not, and what sounds. */
export const AlertsSection = () => {
  const { alerts } = useSession()
  const settings = useSource(alerts.settings)
  return settings === null ? null : <Alerts settings={settings} change={alerts.change} />
}

type Props = { readonly settings: AlertSettings; readonly change: (next: Partial<AlertSettings>) => void }

const Alerts = ({ settings, change }: Props) => {
  const { bridge, hello, text } = useDesk()
  const words = text.alerts
  const usual = usualAlerts(hello.person.role)
  const { tell, tone, quiet } = settings
  const [said, setSaid] = useState('')
  const attempt = async () => {
    const { shown } = await bridge.notify({ title: words.kinds.toDispatch, body: words.trial, of: 'toDispatch' })
    setSaid(shown ? words.tried : words.unsupported)
  }
  const box = (of: 'tell' | 'tone', kind: AlertKind) => (
    <input
      type="checkbox"
      aria-label={`${words.kinds[kind]} ${words[of]}`}
      checked={settings[of][kind]}
      onChange={(event) => change({ [of]: { ...settings[of], [kind]: event.target.checked } })}
    />
  )
  return (
    <section className="set-wide" aria-label={text.settings.sections.alerts}>
      <h2>{text.settings.sections.alerts}</h2>
      <p className="t2">{words.intro}</p>
      <table className="set-alerts" aria-label={words.what}>
        <thead>
          <tr>
            <th>{words.what}</th>
            <th>{words.tell}</th>
            <th>{words.tone}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {alertKinds.map((kind) => (
            <tr key={kind} data-setting={`alerts.${kind}`}>
              <th scope="row">{words.kinds[kind]}</th>
              <td>{box('tell', kind)}</td>
              <td>{box('tone', kind)}</td>
              <td>
                <SettingNote
                  of={`alerts.${kind}`}
                  same={tell[kind] === usual.tell[kind] && tone[kind] === usual.tone[kind]}
                  onReset={() =>
                    change({
                      tell: { ...tell, [kind]: usual.tell[kind] },
                      tone: { ...tone, [kind]: usual.tone[kind] },
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="set-tools">
        <button type="button" className="btn" onClick={() => void attempt()}>
          {words.try}
        </button>
        <span className="t2" role="status">
          {said}
        </span>
      </div>
      <h3>{words.quiet}</h3>
      <div className="set-line" data-setting="alerts.quiet">
        <label className="frm-check">
          <input
            type="checkbox"
            checked={quiet.on}
            onChange={(event) => change({ quiet: { ...quiet, on: event.target.checked } })}
          />
          {words.quietOn}
        </label>
        <span className="set-seg">
          <AlertMinute
            label={words.from}
            minute={quiet.from}
            onMinute={(from) => change({ quiet: { ...quiet, from } })}
          />
          <AlertMinute
            label={words.until}
            minute={quiet.until}
            onMinute={(until) => change({ quiet: { ...quiet, until } })}
          />
        </span>
        <SettingNote
          of="alerts.quiet"
          same={JSON.stringify(quiet) === JSON.stringify(usualQuiet)}
          onReset={() => change({ quiet: usualQuiet })}
        />
      </div>
      <h3>{words.sounds}</h3>
      <div className="set-line" data-setting="alerts.alarmSound">
        <span>{words.alarmSound}</span>
        <label className="frm-check">
          <input
            type="checkbox"
            checked={settings.alarmSound}
            onChange={(event) => change({ alarmSound: event.target.checked })}
          />
          {words.alarmSoundOn}
        </label>
        <SettingNote
          of="alerts.alarmSound"
          same={settings.alarmSound}
          onReset={() => change({ alarmSound: usual.alarmSound })}
        />
      </div>
    </section>
  )
}
