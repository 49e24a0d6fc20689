import { type LightColour, lightClasses, lightPaths } from './light.ts'

export const Light = ({ colour, label }: { readonly colour: LightColour; readonly label: string }) =>
  colour === 'none' ? null : (
    <svg className={lightClasses[colour]} viewBox="0 0 12 12" role="img" aria-label={label}>
      <path d={lightPaths[colour]} />
    </svg>
  )
