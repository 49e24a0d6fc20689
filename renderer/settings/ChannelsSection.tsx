import { channels, retiredChannels } from '../../shared/domain/order/orderState.ts'
import { useText } from '../store/useDesk.ts'
import './catalogue.css'

/** The fixed list of channels; a code means the same for ever, so that there is nothing to change here. */
export const ChannelsSection = () => {
  const { text } = useText()
  const words = text.catalogue
  const sorted = [...channels].sort((a, b) => Number(retiredChannels.includes(a)) - Number(retiredChannels.includes(b)))
  return (
    <section className="set-wide" aria-label={text.settings.sections.channels}>
      <h2>{text.settings.sections.channels}</h2>
      <p className="t2">{words.channels.intro}</p>
      <table className="cat-table channels" aria-label={text.settings.sections.channels}>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.channels.means}</th>
            <th>{words.channels.code}</th>
            <th>{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((channel) => (
            <tr key={channel} className={retiredChannels.includes(channel) ? 'retired' : undefined}>
              <th scope="row">{text.desk.channels[channel]}</th>
              <td className="el">{words.channels.meanings[channel]}</td>
              <td>{channel}</td>
              <td>{retiredChannels.includes(channel) ? words.retired : words.active}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
