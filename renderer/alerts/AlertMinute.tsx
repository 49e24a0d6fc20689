type Props = { readonly label: string; readonly minute: number; readonly onMinute: (minute: number) => void }

/** A minute of the day as the system's own time field shows it. */
export const AlertMinute = ({ label, minute, onMinute }: Props) => (
  <label>
    {label}
    <input
      className="inp num"
      type="time"
      value={minuteText(minute)}
      onChange={(event) => {
        const [hours = '', minutes = ''] = event.target.value.split(':')
        // A field that is being cleared holds no time.
        if (hours !== '' && minutes !== '') onMinute(Number(hours) * 60 + Number(minutes))
      }}
    />
  </label>
)

/** `07:30` */
export const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
