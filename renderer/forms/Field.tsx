import { type ReactNode, useId } from 'react'

export type FieldBinding = {
  readonly id: string
  readonly className: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-required': boolean
}

type Props = {
  readonly label: string
  readonly required?: string
  readonly problem?: string | undefined
  readonly hint?: ReactNode
  readonly className?: string
  /** The setting that it is, for the search to find it. */
  readonly setting?: string
  readonly children: (bind: FieldBinding) => ReactNode
}

/** A label, its control, and under it what is wrong or what helps; bound to one another for screen readers. */
export const Field = ({ label, required, problem, hint, className = '', setting, children }: Props) => {
  const id = useId()
  const note = useId()
  const said = problem !== undefined || hint !== undefined
  return (
    <div className={`frm-field ${className}`} data-setting={setting}>
      <label htmlFor={id}>
        {label}
        {required === undefined ? null : <span className="t3"> {required}</span>}
      </label>
      {children({
        id,
        className: problem === undefined ? 'inp' : 'inp wrong',
        'aria-invalid': problem !== undefined,
        'aria-describedby': said ? note : undefined,
        'aria-required': required !== undefined,
      })}
      {problem === undefined ? null : (
        <p id={note} className="frm-problem" role="alert">
          {problem}
        </p>
      )}
      {problem === undefined && hint !== undefined ? (
        <p id={note} className="frm-hint">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
