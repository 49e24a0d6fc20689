import { useDesk } from '../store/useDesk.ts'
import { type SettingKey, settingOf } from './settingIndex.ts'

type Props = {
  readonly of: SettingKey
  /** Whether it is as it was when nobody had changed it. */
  readonly same: boolean
  readonly onReset: () => void
  /** Where the default of one part of a setting is meant, in words. */
  readonly usual?: string
  /** The one field that goes back, where a setting has several. */
  readonly part?: string
  /** What it does is said elsewhere, over several fields. */
  readonly brief?: boolean
}

/** Under a setting: what it does and its default; a changed one can go back to it. */
export const SettingNote = ({ of, same, onReset, usual, part, brief = false }: Props) => {
  const { text } = useDesk()
  const words = text.settingNotes
  const entry = settingOf(of)
  const value = usual ?? entry.usual(text)
  return (
    <span className="set-note t3">
      {brief ? null : <span>{words.about[of]}</span>}{' '}
      {same ? (
        <span className="usual">{words.usual(value)}</span>
      ) : (
        <button type="button" className="usual" title={part ?? entry.label(text)} onClick={onReset}>
          {words.toUsual(value)}
        </button>
      )}
    </span>
  )
}
