import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { NoticeField } from '../../shared/documents/noticeData.ts'
import { isComposing } from '../forms/keys.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly requirements: readonly string[]
  readonly problem: string | undefined
  readonly readOnly: boolean
  readonly signed: boolean
  readonly onChange: (requirements: readonly string[]) => void
  readonly onActive: (field: NoticeField | null) => void
}

/** What the unit shall do, one line each: Enter begins the next one, Backspace in an empty one takes it away. */
export const RequirementList = ({ requirements, problem, readOnly, signed, onChange, onActive }: Props) => {
  const { text } = useDesk()
  const words = text.notices.fields
  const list = useRef<HTMLFieldSetElement>(null)
  const focusAt = useRef<number | null>(null)

  useLayoutEffect(() => {
    if (focusAt.current === null) return
    list.current?.querySelectorAll('textarea')[focusAt.current]?.focus()
    focusAt.current = null
  })
  const put = (at: number, line: string) => onChange(requirements.map((old, index) => (index === at ? line : old)))
  const addAfter = (at: number) => {
    focusAt.current = at + 1
    onChange([...requirements.slice(0, at + 1), '', ...requirements.slice(at + 1)])
  }
  const remove = (at: number) => {
    focusAt.current = Math.max(0, at - 1)
    onChange(requirements.filter((_, index) => index !== at))
  }
  const onKey = (event: KeyboardEvent, at: number) => {
    if (readOnly || isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      addAfter(at)
    }
    if (event.key === 'Backspace' && requirements[at] === '' && requirements.length > 1) {
      event.preventDefault()
      remove(at)
    }
  }
  return (
    <fieldset className="ntc-reqs" ref={list}>
      <legend>
        {words.requirements} {signed ? null : <span className="t3">{text.forms.required}</span>}
      </legend>
      {requirements.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are known by their place
        <div key={at}>
          <textarea
            className={problem === undefined ? 'inp' : 'inp wrong'}
            rows={2}
            aria-label={words.requirement(at + 1)}
            aria-invalid={problem !== undefined}
            value={line}
            readOnly={readOnly}
            spellCheck={false}
            data-paper-field={at === 0 ? 'requirements' : undefined}
            data-first={at === 0 ? true : undefined}
            onFocus={() => onActive('requirements')}
            onBlur={() => onActive(null)}
            onKeyDown={(event) => onKey(event, at)}
            onChange={(event) => put(at, event.target.value)}
          />
          {requirements.length > 1 && !readOnly ? (
            <button
              type="button"
              className="btn quiet s ico"
              aria-label={words.removeRequirement(at + 1)}
              title={words.removeRequirement(at + 1)}
              onClick={() => remove(at)}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
      ))}
      {problem === undefined ? null : (
        <p className="frm-problem" role="alert">
          {problem}
        </p>
      )}
      {readOnly ? null : (
        <button type="button" className="btn quiet s" onClick={() => addAfter(requirements.length - 1)}>
          <Icon name="plus" />
          {words.addRequirement} <kbd>Enter</kbd>
        </button>
      )}
    </fieldset>
  )
}
