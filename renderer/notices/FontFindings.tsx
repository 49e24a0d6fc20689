import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import type { FontFinding } from './paper/fontCheck.ts'

/** Which fonts stand in for the standard's, each by its name. Null while nobody looked. */
export const FontFindings = ({ findings }: { readonly findings: readonly FontFinding[] | null }) => {
  const words = useDesk().text.notices.fonts
  const standIns = findings?.filter((finding) => finding.standIn) ?? []
  return (
    <section className="ntc-part" aria-label={words.heading}>
      <h2>
        {words.heading}
        {standIns.length === 0 ? null : <span>{words.missing(standIns.length)}</span>}
      </h2>
      {findings === null || standIns.length > 0 ? null : (
        <p className="ntc-check">
          <Icon name="check" />
          <span>{words.all}</span>
        </p>
      )}
      {standIns.length === 0 ? null : (
        <div className="ntc-fonts">
          <p className="wn b">
            <Icon name="warning" />
            {words.title}
          </p>
          <ul>
            {(findings ?? []).map((finding) => (
              <li key={finding.font}>
                <span>{words.names[finding.font] ?? finding.name}</span>
                <span className="t2 el">{finding.family ?? words.unknown}</span>
                <span className={finding.standIn ? 'wn' : 't3'}>{finding.standIn ? words.standIn : words.present}</span>
              </li>
            ))}
          </ul>
          <p className="t2">{words.note}</p>
        </div>
      )}
    </section>
  )
}
