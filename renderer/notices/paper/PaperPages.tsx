import { sheet } from '../../../shared/documents/pageGeometry.ts'
import type { PaperFormat, PaperLine, PaperPage, PaperRule } from '../../../shared/documents/paperPage.ts'
import { OrderCode } from './OrderCode.tsx'
import { fontFamily, paperFaces } from './paperFonts.ts'
import './paper.css'

type Props = {
  readonly pages: readonly PaperPage[]
  /** 1 is the size on paper; only the screen zooms. */
  readonly zoom?: number
  /** The field that is being edited, drawn stronger. */
  readonly activeField?: string | null
}

const viewBoxes: Readonly<Record<PaperFormat, string>> = {
  portrait: `0 0 ${sheet.width} ${sheet.height}`,
  landscape: `0 0 ${sheet.height} ${sheet.width}`,
}

const mm = (value: number): string => `${Number(value.toFixed(4))}mm`

/** Draws laid-out pages. Every line stands where the layout put it; the browser breaks and moves nothing. */
export const PaperPages = ({ pages, zoom = 1, activeField = null }: Props) => (
  <div className="paper" lang="zh-CN" dir="ltr" style={{ zoom }}>
    {pages.map((page) => (
      <section className={`paper-page paper-${page.format}`} key={page.number} data-page={page.number}>
        {/* Vectors, because browsers round borders to whole pixels and leave backgrounds off the paper. */}
        <svg className="paper-rules" viewBox={viewBoxes[page.format]} aria-hidden="true">
          {page.rules.map((rule) => (
            <Rule rule={rule} key={`${rule.direction}${rule.x}/${rule.y}`} />
          ))}
        </svg>
        {page.seals.map((seal) => (
          <i
            className="paper-seal"
            key={`${seal.x}/${seal.y}`}
            style={{ left: mm(seal.x), top: mm(seal.y), width: mm(seal.diameter), height: mm(seal.diameter) }}
          />
        ))}
        {page.code === undefined ? null : <OrderCode code={page.code} />}
        {page.lines.map((line) => (
          <Line line={line} key={`${line.x}/${line.baseline}`} activeField={activeField} />
        ))}
      </section>
    ))}
  </div>
)

const PIXELS_PER_MM = 96 / 25.4

const Line = ({ line, activeField }: { readonly line: PaperLine; readonly activeField: string | null }) => {
  // Browsers set a text's baseline on whole pixels, a quarter of a millimetre on paper. So the baseline is put on a whole
  // pixel within the line, and the line is moved to its place by a transform, which is not rounded.
  const strut = Math.ceil((line.baseline - line.y) * PIXELS_PER_MM)
  return (
    <div
      className={`paper-line paper-${line.colour}`}
      data-role={line.role}
      style={{ width: mm(line.width), transform: `translate(${mm(line.x)}, calc(${mm(line.baseline)} - ${strut}px))` }}
    >
      {/* An empty box of the baseline's height: it alone sets where the line stands, whatever the fonts' own heights. */}
      <i className="paper-strut" style={{ height: `${strut}px` }} />
      {line.runs.map((run, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity beyond their place in the line
          key={index}
          className={fieldClass(run.field, activeField)}
          data-field={run.field ?? undefined}
          style={{
            fontFamily: fontFamily(run.font),
            fontWeight: paperFaces[run.font].weight,
            fontSize: `${Number(run.sizePt.toFixed(4))}pt`,
            letterSpacing: run.letterSpacing === 0 ? undefined : mm(run.letterSpacing),
          }}
        >
          {run.text}
        </span>
      ))}
    </div>
  )
}

const fieldClass = (field: string | null, active: string | null): string | undefined => {
  if (field === null) return undefined
  return field === active ? 'paper-field paper-field-active' : 'paper-field'
}

const Rule = ({ rule }: { readonly rule: PaperRule }) => {
  const half = rule.thickness / 2
  const [x, y] = rule.direction === 'across' ? [rule.x, rule.y + half] : [rule.x + half, rule.y]
  const [dx, dy] = rule.direction === 'across' ? [rule.length, 0] : [0, rule.length]
  return (
    <line
      className={`paper-rule paper-${rule.colour}`}
      x1={x}
      y1={y}
      x2={x + dx}
      y2={y + dy}
      strokeWidth={rule.thickness}
      strokeDasharray={rule.style === 'dashed' ? '1.5 1' : undefined}
    />
  )
}
