import type { ReactNode } from 'react'
import { languages } from '../../shared/text/language.ts'
import { columnsInOrder, isUsual, usualLayout } from '../../shared/views/columnOrder.ts'
import { densities, systemTheme, themes } from '../store/preferences.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { SettingNote } from './SettingNote.tsx'
import type { SettingKey } from './settingIndex.ts'

/** How this computer shows things: counted at once, and never in the ledger. */
export const WindowSection = () => {
  const { text } = useDesk()
  const { preferences } = useSession()
  const theme = useSource(preferences.theme)
  const density = useSource(preferences.density)
  const language = useSource(preferences.language)
  const columns = useSource(preferences.columns)
  const words = text.settingNotes.window
  return (
    <section className="set-wide" aria-label={text.settings.sections.window}>
      <h2>{text.settings.sections.window}</h2>
      <p className="t2">{words.intro}</p>
      <Choice
        of="window.theme"
        value={theme}
        options={themes.map((one) => [one, words.themes[one]])}
        onChoose={preferences.theme.set}
        same={theme === systemTheme(window)}
        onReset={() => preferences.theme.set(systemTheme(window))}
      />
      <Choice
        of="window.density"
        value={density}
        options={densities.map((one) => [one, words.densities[one]])}
        onChoose={preferences.density.set}
        same={density === 'standard'}
        onReset={() => preferences.density.set('standard')}
      />
      <Choice
        of="window.language"
        value={language}
        options={languages.map((one) => [one, one === 'en' ? 'English' : '中文'])}
        onChoose={preferences.language.set}
        same={language === 'zh-CN'}
        onReset={() => preferences.language.set('zh-CN')}
      />
      <Line of="window.columns" same={isUsual(columns)} onReset={() => preferences.columns.set(usualLayout)}>
        <span className="num t2">
          {words.columnsNow(columnsInOrder(columns).length - columns.hidden.length, columns.hidden.length)}
        </span>
      </Line>
    </section>
  )
}

type LineProps = {
  readonly of: SettingKey & `window.${string}`
  readonly same: boolean
  readonly onReset: () => void
  readonly children: ReactNode
}

const Line = ({ of, same, onReset, children }: LineProps) => {
  const { text } = useDesk()
  return (
    <div className="set-line" data-setting={of}>
      <span>{text.settingNotes.labels[of]}</span>
      {children}
      <SettingNote of={of} same={same} onReset={onReset} />
    </div>
  )
}

type ChoiceProps<T extends string> = Omit<LineProps, 'children'> & {
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onChoose: (value: T) => void
}

const Choice = <T extends string>({ of, value, options, onChoose, same, onReset }: ChoiceProps<T>) => {
  const { text } = useDesk()
  return (
    <Line of={of} same={same} onReset={onReset}>
      <fieldset className="set-seg" aria-label={text.settingNotes.labels[of]}>
        {options.map(([one, word]) => (
          <label key={one}>
            <input type="radio" name={of} checked={value === one} onChange={() => onChoose(one)} />
            {word}
          </label>
        ))}
      </fieldset>
    </Line>
  )
}
