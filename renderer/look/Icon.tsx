import { type IconName, iconPaths } from './iconPaths.ts'

/** A 16 px line icon, 12 px when small. Beside a word it is silent; alone it needs its own label on the button. */
export const Icon = ({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) => (
  <svg className={small ? 'i i12' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
    <path d={iconPaths[name]} />
  </svg>
)
