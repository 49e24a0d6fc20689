import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { useDesk } from '../store/useDesk.ts'
import { PaperPages } from './paper/PaperPages.tsx'

/** A4 in CSS pixels at its real size. */
const pageHeight = (297 * 96) / 25.4
const pageWidth = (210 * 96) / 25.4
const edge = 20
/** Smaller than this a page is a picture and no longer read. */
const leastZoom = 0.72

type Props = { readonly pages: readonly PaperPage[]; readonly active: string | null }

/** The pages, as large as the window allows; a click on a field of theirs leads to its input. */
export const NoticePages = ({ pages, active }: Props) => {
  const words = useDesk().text.notices
  const desk = useRef<HTMLDivElement>(null)
  const [fit, setFit] = useState(true)
  const [room, setRoom] = useState({ width: 1000, height: 800 })

  useLayoutEffect(() => {
    const part = desk.current
    if (part === null) return
    const measure = () => setRoom({ width: part.clientWidth, height: part.clientHeight })
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(part)
    return () => watch.disconnect()
  }, [])

  const whole = Math.min((room.height - 2 * edge - 1) / pageHeight, (room.width - 2 * edge) / pageWidth)
  const zoom = fit ? Math.min(1.25, Math.max(leastZoom, whole)) : 1
  const toField = (event: MouseEvent) => {
    const field =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]')?.dataset.field : undefined
    if (field === undefined) return
    document.querySelector<HTMLElement>(`[data-paper-field="${CSS.escape(field)}"]`)?.focus()
  }
  return (
    <div className="ntc-pages">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for the mouse; the keyboard has the inputs themselves */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: pages are scrolled by keys too */}
      <section className="ntc-desk" ref={desk} aria-label={words.paper} tabIndex={0} onClick={toField}>
        <div className="ntc-sheets" role="document" aria-label={words.paper}>
          <PaperPages pages={pages} zoom={zoom} activeField={active} />
        </div>
      </section>
      <p className="ntc-zoom">
        <span className="num">{words.pages(pages.length, Math.round(zoom * 100))}</span>
        <button type="button" className="btn quiet s" onClick={() => setFit(!fit)}>
          {fit ? words.fullSize : words.fit}
        </button>
      </p>
    </div>
  )
}
