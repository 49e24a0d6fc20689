import { useEffect, useMemo, useRef, useState } from 'react'
import type { Lane } from '../../shared/contract/desk.ts'
import type { ClosingRule } from '../../shared/domain/order/orderState.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { aboutOf } from '../unsent/keptWords.ts'
import { useKept } from '../unsent/useKept.ts'
import { type DeadlineField, readDeadline } from './dispatchDeadline.ts'
import { useDeskModel } from './deskModel.ts'
import { FloatingPanel } from './FloatingPanel.tsx'
import type { DispatchChoice } from './gestures.ts'
import { closingByKey, PaletteClosing } from './PaletteClosing.tsx'
import { PaletteDeadline } from './PaletteDeadline.tsx'
import type { Aim } from './places.ts'
import { suggestedFor } from './suggestion/takeSuggestion.ts'
import { fittingUnits, suggestedFirst } from './unitFilter.ts'
import { useDispatchLimits } from './useDispatchLimits.ts'
import './palette.css'

type Props = {
  readonly aim: Aim
  /** Units that are supporting ones from the start. */
  readonly supported: readonly Lane['unit'][]
  readonly onDispatch: (choice: DispatchChoice) => void
  readonly onClose: () => void
}

/** Dispatch without the mouse: type a unit, Enter. Ctrl Enter takes the unit as a supporting one instead. */
export const DispatchPalette = ({ aim, supported, onDispatch, onClose }: Props) => {
  const { overview, rules, text } = useDesk()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [supporting, setSupporting] = useState(() => overview.lanes.filter(({ unit }) => supported.includes(unit)))
  const [closing, setClosing] = useState<ClosingRule>('leadOnly')
  const [deadline, setDeadline] = useState<DeadlineField>({ kind: 'setting' })
  const keptNote = useKept({ form: 'dispatch.note', about: aboutOf(aim) }, '')
  const note = keptNote.value
  const list = useRef<HTMLDivElement>(null)
  const model = useDeskModel()
  // As it stood when the palette opened: nothing moves under a hand that is about to press Enter.
  const [suggested] = useState(() => suggestedFor(model, aim))
  const units = useMemo(
    () => suggestedFirst(fittingUnits(overview.lanes, typed), suggested, typed),
    [overview.lanes, suggested, typed],
  )
  const words = text.desk.palette
  const now = Date.now()
  const limits = useDispatchLimits(aim)
  const due = limits === null ? null : readDeadline(deadline, limits, rules.counting(), now)
  const chosen = units[Math.min(at, units.length - 1)]
  const title =
    aim.number === null ? words.title(aim.count) : (aim.dispatched ? words.titleRedispatch : words.titleOne)(aim.number)

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const dispatch = (lead: Lane | undefined): void => {
    // Who types faster than the limits are read means what the limits say: the store counts by them.
    const choice = due === null && deadline.kind === 'setting' ? deadline : due?.ok ? due.choice : null
    if (lead === undefined || choice === null) return
    const others = supporting.filter((unit) => unit.unit !== lead.unit).map((unit) => unit.unit)
    // Where one unit is alone there is nothing to choose.
    const rule = others.length === 0 ? 'leadOnly' : closing
    onDispatch({ lead, supporting: others, closing: rule, deadline: choice, note: note.trim() })
    onClose()
  }
  const support = (unit: Lane | undefined): void => {
    if (unit === undefined) return
    setSupporting(
      supporting.includes(unit) ? supporting.filter((known) => known !== unit) : [...supporting, unit].slice(0, 50),
    )
    setTyped('')
    setAt(0)
  }

  return (
    <FloatingPanel label={title} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole panel, wherever in it the focus is */}
      <div
        className="pal"
        onKeyDown={(event) => {
          // While an input method composes, Enter takes its word, not ours.
          if (event.nativeEvent.isComposing) return
          const inList = event.target instanceof HTMLInputElement && event.target.dataset.query === 'unit'
          const ruled = supporting.length === 0 ? null : closingByKey(event)
          if (ruled !== null) setClosing(ruled)
          else if (event.key === 'ArrowDown' && inList) setAt(Math.min(at + 1, units.length - 1))
          else if (event.key === 'ArrowUp' && inList) setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement))
            event.ctrlKey || event.metaKey ? support(chosen) : dispatch(chosen)
          else if (event.key === 'Backspace' && inList && typed === '') setSupporting(supporting.slice(0, -1))
          else return
          event.preventDefault()
        }}
      >
        <div className="q">
          <Icon name="dispatch" />
          <span className="b num el">{title}</span>
          {supporting.map((unit) => (
            <span className="chip" key={unit.unit}>
              {words.support} <b className="el">{unit.name}</b>
              <button type="button" aria-label={words.removeSupport(unit.name)} onClick={() => support(unit)}>
                <Icon name="close" small />
              </button>
            </span>
          ))}
          <span className="fill" />
          <kbd>Esc</kbd>
        </div>
        <div className="q">
          <Icon name="search" />
          <input
            data-first
            data-query="unit"
            value={typed}
            placeholder={words.placeholder}
            aria-label={words.label}
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-units"
            aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.unit}`}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
          />
        </div>
        <div
          ref={list}
          className="units"
          id="palette-units"
          role="listbox"
          aria-label={text.desk.lanes.label}
          tabIndex={-1}
        >
          {units.map((unit) => (
            <div
              key={unit.unit}
              id={`palette-${unit.unit}`}
              role="option"
              aria-selected={unit === chosen}
              className={unit === chosen ? 'on' : ''}
              onPointerMove={() => setAt(units.indexOf(unit))}
              onClick={() => dispatch(unit)}
              onKeyDown={() => undefined}
              tabIndex={-1}
            >
              <Icon name="dispatch" />
              <span className="el">{unit.name}</span>
              {unit.unit === suggested && <span className="tag">{text.suggestions.tag}</span>}
              <span className="t3 num">{words.open(unit.open)}</span>
              {unit.overdue > 0 && <span className="rd num">{words.overdue(unit.overdue)}</span>}
              {unit === chosen && (
                <span className="caps">
                  <span className="t2">{words.label}</span> <kbd>Enter</kbd>
                  <span className="t2">{words.addSupport}</span> <kbd>Ctrl Enter</kbd>
                </span>
              )}
            </div>
          ))}
        </div>
        {units.length === 0 && <p className="none t3">{words.nothing}</p>}
        {supporting.length > 0 && <PaletteClosing rule={closing} onRule={setClosing} />}
        <PaletteDeadline field={deadline} limits={limits} read={due} onField={setDeadline} />
        <div className="due">
          <label htmlFor="palette-note">{words.note}</label>
          <input
            id="palette-note"
            className="inp note"
            value={note}
            maxLength={2000}
            placeholder={words.notePlaceholder}
            onChange={(event) => keptNote.set(event.target.value)}
          />
        </div>
      </div>
    </FloatingPanel>
  )
}
