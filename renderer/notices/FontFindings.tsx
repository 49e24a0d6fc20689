import { useState } from 'react'
import type { PaperFont } from '../../shared/documents/paperPage.ts'
import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import type { FontFinding } from './paper/fontCheck.ts'
import { loadOwnFonts, ownFaces } from './paper/ownFonts.ts'

/**
 * Which fonts stand in for the standard's, each by its name, and a file of the user's own instead. Null while nobody looked.
 */
export const FontFindings = ({ findings }: { readonly findings: readonly FontFinding[] | null }) => {
  const { bridge, text } = useDesk()
  const words = text.notices.fonts
  const { broken } = useSource(ownFaces)
  const [problem, setProblem] = useState('')
  const standIns = findings?.filter((finding) => finding.standIn) ?? []
  const own = findings?.some((finding) => finding.own !== null) ?? false
  const quiet = standIns.length === 0 && !own

  const choose = async (face: PaperFont): Promise<void> => {
    setProblem('')
    const outcome = await bridge.chooseFont({ face })
    if (outcome.kind === 'failed') setProblem(words.problems[outcome.code])
    if (outcome.kind === 'taken') await loadOwnFonts(bridge)
  }
  const drop = async (face: PaperFont): Promise<void> => {
    setProblem('')
    await bridge.dropFont({ face })
    await loadOwnFonts(bridge)
  }
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
      {quiet ? null : (
        <div className={standIns.length === 0 ? 'ntc-fonts all' : 'ntc-fonts'}>
          {standIns.length === 0 ? null : (
            <p className="wn b">
              <Icon name="warning" />
              {words.title}
            </p>
          )}
          <ul>
            {(findings ?? []).map((finding) => (
              <li key={finding.font}>
                <span>{words.names[finding.font] ?? finding.name}</span>
                <span className="t2 el" title={finding.family ?? ''}>
                  {finding.family ?? words.unknown}
                </span>
                <span className={finding.standIn ? 'wn' : 't3'}>{stateOf(finding, words)}</span>
                {finding.own === null ? (
                  <button
                    type="button"
                    className="btn quiet s ico"
                    title={words.of(words.names[finding.font] ?? finding.name)}
                    aria-label={words.of(words.names[finding.font] ?? finding.name)}
                    onClick={() => void choose(finding.font)}
                  >
                    <Icon name="folder" />
                  </button>
                ) : (
                  <button
                    type="button"
                    className="btn quiet s ico"
                    title={words.dropOf(words.names[finding.font] ?? finding.name)}
                    aria-label={words.dropOf(words.names[finding.font] ?? finding.name)}
                    onClick={() => void drop(finding.font)}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </li>
            ))}
          </ul>
          {standIns.length === 0 ? null : <p className="t2">{words.note}</p>}
          {problem === '' && broken.length === 0 ? null : (
            <p className="rd" role="alert">
              {problem === ''
                ? `${broken.map(({ fileName }) => fileName).join('、')}：${words.problems.broken}`
                : problem}
            </p>
          )}
        </div>
      )}
    </section>
  )
}

type Words = ReturnType<typeof useDesk>['text']['notices']['fonts']
const stateOf = ({ own, standIn }: FontFinding, words: Words): string => {
  if (own !== null) return words.own
  return standIn ? words.standIn : words.present
}
