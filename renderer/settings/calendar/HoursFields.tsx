import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { emptyRange, emptySeason, hoursADay, type RangeForm, type SeasonForm } from './calendarDraft.ts'

type Props = {
  readonly usual: readonly RangeForm[]
  readonly seasons: readonly SeasonForm[]
  readonly onUsual: (ranges: readonly RangeForm[]) => void
  readonly onSeasons: (seasons: readonly SeasonForm[]) => void
}

/** Office hours: the usual ones and those of seasons, lunch being the gap between two ranges. */
export const HoursFields = ({ usual, seasons, onUsual, onSeasons }: Props) => {
  const { text } = useDesk()
  const words = text.calendar.section
  const withSeason = (at: number, season: SeasonForm): void =>
    onSeasons(seasons.map((one, place) => (place === at ? season : one)))
  return (
    <div className="cal-hours">
      <Ranges label={words.usual} ranges={usual} onRanges={onUsual} />
      {seasons.map((season, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: seasons have no name until one is typed
        <fieldset className="cal-season" key={at}>
          <legend>{words.season}</legend>
          <div className="cal-line">
            <Line
              label={words.seasonName}
              placeholder={words.seasonNameHint}
              value={season.name}
              onValue={(name) => withSeason(at, { ...season, name })}
            />
            <Line
              label={words.seasonFrom}
              short
              value={season.from}
              onValue={(from) => withSeason(at, { ...season, from })}
            />
            <Line label={words.seasonTo} short value={season.to} onValue={(to) => withSeason(at, { ...season, to })} />
            <button
              type="button"
              className="btn quiet s"
              onClick={() => onSeasons(seasons.filter((_, place) => place !== at))}
            >
              {words.removeSeason}
            </button>
          </div>
          <Ranges
            label={season.name === '' ? words.season : season.name}
            ranges={season.hours}
            onRanges={(hours) => withSeason(at, { ...season, hours })}
          />
        </fieldset>
      ))}
      <div>
        <button type="button" className="btn s" onClick={() => onSeasons([...seasons, emptySeason(usual)])}>
          <Icon name="plus" />
          {words.addSeason}
        </button>
      </div>
    </div>
  )
}

type RangesProps = {
  readonly label: string
  readonly ranges: readonly RangeForm[]
  readonly onRanges: (ranges: readonly RangeForm[]) => void
}

const Ranges = ({ label, ranges, onRanges }: RangesProps) => {
  const { text } = useDesk()
  const words = text.calendar.section
  const hours = hoursADay(ranges)
  const change = (at: number, range: RangeForm): void =>
    onRanges(ranges.map((one, place) => (place === at ? range : one)))
  return (
    <fieldset className="cal-line" aria-label={label}>
      <span className="cal-name el">{label}</span>
      {ranges.map((range, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a range is its place in the day
        <span className="cal-range" key={at}>
          <input
            className="inp num"
            value={range.from}
            aria-label={`${label} ${words.range(at + 1)} ${words.from}`}
            placeholder="08:30"
            maxLength={5}
            onChange={(event) => change(at, { ...range, from: event.target.value })}
          />
          <span className="t3">–</span>
          <input
            className="inp num"
            value={range.to}
            aria-label={`${label} ${words.range(at + 1)} ${words.to}`}
            placeholder="12:00"
            maxLength={5}
            onChange={(event) => change(at, { ...range, to: event.target.value })}
          />
          <button
            type="button"
            className="btn quiet s ico"
            aria-label={`${words.removeRange} ${label} ${words.range(at + 1)}`}
            title={words.removeRange}
            onClick={() => onRanges(ranges.filter((_, place) => place !== at))}
          >
            <Icon name="close" small />
          </button>
        </span>
      ))}
      <button type="button" className="btn quiet s" onClick={() => onRanges([...ranges, emptyRange])}>
        <Icon name="plus" small />
        {words.addRange}
      </button>
      <span className="fill" />
      <span className="t3 num">{hours === null ? '' : words.perDay(hours.toLocaleString('en-US'))}</span>
    </fieldset>
  )
}

type LineProps = {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly short?: boolean
  readonly onValue: (value: string) => void
}

const Line = ({ label, value, placeholder, short = false, onValue }: LineProps) => (
  <label className={short ? 'cal-label short' : 'cal-label'}>
    <span className="t2">{label}</span>
    <input
      className="inp"
      value={value}
      placeholder={placeholder}
      maxLength={short ? 5 : 50}
      onChange={(event) => onValue(event.target.value)}
    />
  </label>
)
