import { type CSSProperties, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Icon } from '../look/Icon.tsx'
import type { FieldBinding } from './Field.tsx'
import { isComposing } from './keys.ts'
import { fittingOptions, type PickOption } from './pickOptions.ts'
import './picker.css'

type Props<Key> = {
  readonly bind: FieldBinding
  readonly value: string
  readonly options: readonly PickOption<Key>[]
  readonly nothing: string
  readonly placeholder?: string
  readonly first?: boolean
  readonly disabled?: boolean
  /** Every letter that is typed. */
  readonly onType: (typed: string) => void
  readonly onPick: (option: PickOption<Key>) => void
}

/**
 * A field that can be typed into and picked for: the list opens while typing, ↓ opens it too, Enter takes the marked one,
 * Escape closes the list and nothing else. What is typed stays as it is until something is picked.
 */
export const Picker = <Key extends string | number>({
  bind,
  value,
  options,
  nothing,
  placeholder,
  first = false,
  disabled = false,
  onType,
  onPick,
}: Props<Key>) => {
  const [open, setOpen] = useState(false)
  /** Opened without typing, the list shows everything, whatever stands in the field. */
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const [place, setPlace] = useState<CSSProperties>({})
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const shown = useMemo(() => (open ? fittingOptions(options, asked) : []), [open, options, asked])
  const marked = shown[Math.min(at, shown.length - 1)]

  useLayoutEffect(() => {
    const popup = list.current
    if (!open || popup === null || input.current === null) return
    const box = input.current.getBoundingClientRect()
    const below = window.innerHeight - box.bottom
    const above = below < 200 && box.top > below
    setPlace({
      left: box.left,
      minWidth: box.width,
      ...(above ? { bottom: window.innerHeight - box.top + 4 } : { top: box.bottom + 4 }),
      maxHeight: Math.min(264, (above ? box.top : below) - 16),
    })
    // In the top layer, so that no dialog cuts it off.
    popup.showPopover()
  }, [open])
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const show = (typed: string) => {
    setAsked(typed)
    setAt(0)
    setOpen(true)
  }
  const pick = (option: PickOption<Key> | undefined) => {
    if (option === undefined) return
    onPick(option)
    setOpen(false)
    input.current?.focus()
  }
  return (
    <div className="pick">
      <input
        {...bind}
        ref={input}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && marked !== undefined ? `${listId}-${marked.key}` : undefined}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        data-first={first ? true : undefined}
        onChange={(event) => {
          onType(event.target.value)
          show(event.target.value)
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return
          if (event.key === 'ArrowDown' && !open) show('')
          else if (!open) return
          else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter' && marked !== undefined) pick(marked)
          else if (event.key === 'Escape') setOpen(false)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <button
        type="button"
        className="pick-open"
        tabIndex={-1}
        aria-hidden="true"
        disabled={disabled}
        // Before the field loses the focus to it.
        onPointerDown={(event) => {
          event.preventDefault()
          input.current?.focus()
          if (open) setOpen(false)
          else show('')
        }}
      >
        <Icon name="chevronDown" />
      </button>
      {open ? (
        <div ref={list} id={listId} className="pick-list" popover="manual" role="listbox" style={place} tabIndex={-1}>
          {shown.map((option) => (
            <div
              key={option.key}
              id={`${listId}-${option.key}`}
              role="option"
              aria-selected={option === marked}
              className={option === marked ? 'on' : undefined}
              tabIndex={-1}
              onPointerMove={() => setAt(shown.indexOf(option))}
              onPointerDown={(event) => {
                event.preventDefault()
                pick(option)
              }}
            >
              <span>{option.name}</span>
              {option.path === undefined ? null : <span className="t3 el">{option.path}</span>}
              {option.note === undefined ? null : <span className="t3 note">{option.note}</span>}
            </div>
          ))}
          {shown.length === 0 ? <p className="t3">{nothing}</p> : null}
        </div>
      ) : null}
    </div>
  )
}
