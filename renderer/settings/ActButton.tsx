import type { ReactNode } from 'react'
import { Icon } from '../look/Icon.tsx'
import type { IconName } from '../look/iconPaths.ts'

type Props = {
  readonly label: ReactNode
  /** What it is read as, where the label alone does not say whom it is about. */
  readonly about?: string
  readonly icon?: IconName
  /** In a row of a list. */
  readonly small?: boolean
  /** Why it may not be done now: the act stays, grey, and says why. */
  readonly obstacle: string | null
  readonly onAct: () => void
}

/** An act that is told beforehand whether it may be done. */
export const ActButton = ({ label, about, icon, small = false, obstacle, onAct }: Props) => (
  <button
    type="button"
    className={small ? 'btn quiet s' : 'btn'}
    aria-label={about}
    disabled={obstacle !== null}
    title={obstacle ?? undefined}
    onClick={onAct}
  >
    {icon === undefined ? null : <Icon name={icon} />}
    {label}
  </button>
)
