import { useEffect, useRef, useState } from 'react'
import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import type { DraftStart, NoticeDetail, NoticeFacts } from '../../shared/contract/notices.ts'
import type { NoticeData } from '../../shared/documents/noticeData.ts'
import type { GlyphMeasure } from '../../shared/documents/paperPage.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import { defaultRules } from '../../shared/domain/supervision/rules.ts'
import { LeaveBar } from '../forms/LeaveBar.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { useDesk } from '../store/useDesk.ts'
import { KeptNote } from '../unsent/KeptNote.tsx'
import { NoticeActions } from './NoticeActions.tsx'
import { NoticeChecks } from './NoticeChecks.tsx'
import { NoticeFields } from './NoticeFields.tsx'
import { NoticePages } from './NoticePages.tsx'
import { dateStandsAlone, noticeData, noticePages, recordedNotice } from './noticeForm.ts'
import { PrintHistory } from '../printing/PrintHistory.tsx'
import { PrintOptions, type PrintWish } from './PrintOptions.tsx'
import { PrintRoot } from './paper/PrintRoot.tsx'
import { type Outlet, useNotice } from './useNotice.ts'
import { useNoticePaper } from './useNoticePaper.ts'

type Props = {
  readonly facts: NoticeFacts
  /** What a new paper begins with; null for one that is in the record. */
  readonly start: DraftStart | null
  /** A notice that is in the record: a draft to go on with, or a signed one to read and print again. */
  readonly detail: NoticeDetail | null
  readonly onClose: () => void
}

/** Paper in the middle as it will be printed, and beside it what the clerk decides about it. */
export const NoticeEditor = ({ facts: startFacts, start, detail, onClose }: Props) => {
  const { bridge, settings, text, verbs } = useDesk()
  const words = text.notices
  const [active, setActive] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [printers, setPrinters] = useState<BridgeReplies['printers'] | null>(null)
  const [wish, setWish] = useState<PrintWish>({ printer: '', copies: '1', duplex: 'longEdge' })
  const [prefixes, setPrefixes] = useState(defaultRules.prefixes)
  const measureRef = useRef<GlyphMeasure | null>(null)

  const kind = detail?.card.kind ?? start?.kind ?? 'notice'
  const prefixOf = (of: PaperKind): string => (of === 'notice' ? settings.noticePrefix : prefixes[of])
  const dataOf = (notice: NoticeDetail): NoticeData => recordedNotice(notice, prefixOf(notice.card.kind))
  const notice = useNotice({
    facts: startFacts,
    start,
    detail,
    layOut: (signed) => (measureRef.current === null ? [] : noticePages(dataOf(signed), measureRef.current)),
  })
  const { draft, signed, changed, busy } = notice
  const data =
    signed === null
      ? noticeData(draft, startFacts, {
          kind,
          earlier: detail?.earlier ?? start?.earlier ?? [],
          officeName: settings.words.officeName,
          prefix: prefixOf(kind),
          number: null,
          date: notice.now,
        })
      : dataOf(signed)
  const paper = useNoticePaper(data)
  useEffect(() => {
    measureRef.current = paper.measure
  }, [paper.measure])

  useEffect(() => {
    // What a draft's number will begin with; the number itself is given at the sign-off.
    void verbs.supervisionRules({}).then((reply) => {
      if (reply.ok) setPrefixes(reply.value.prefixes)
    })
  }, [verbs])

  useEffect(() => {
    let gone = false
    const ask = async () => {
      const found = await bridge.printers({}).catch(() => [])
      if (gone) return
      setPrinters(found)
      const first = found.find((printer) => printer.isDefault) ?? found[0]
      if (first !== undefined) setWish((before) => ({ ...before, printer: first.name }))
    }
    void ask()
    return () => {
      gone = true
    }
  }, [bridge])

  const missing = paper.fonts?.missing ?? []
  // A signed notice was complete when it was signed: what is checked is only whether these fonts can print it.
  const openPoints = (signed === null ? paper.gaps.length : 0) + (missing.length > 0 ? 1 : 0)
  const copies = Number(wish.copies)
  const copiesOk = Number.isInteger(copies) && copies >= 1 && copies <= 999
  const printer = printers?.find((known) => known.name === wish.printer)
  const canIssue = openPoints === 0 && busy === null && signed?.card.status !== 'void'
  const issue = (outlet: Outlet) => {
    if (canIssue) void notice.issue(outlet)
  }
  const print = () => {
    if (printer === undefined || !copiesOk) return
    issue({ kind: 'printer', printer: printer.name, label: printer.label, copies, duplex: wish.duplex })
  }
  const saveDraft = () => {
    if (signed === null) void notice.save()
  }
  const back = () => {
    if (leaving) return setLeaving(false)
    if (changed) setLeaving(true)
    else onClose()
  }
  const drop = () => {
    notice.kept.done()
    onClose()
  }
  const saveAndLeave = async () => {
    setLeaving(false)
    if (await notice.save()) onClose()
  }

  const number = signed?.card.number ?? null
  const numberText = number === null ? null : documentNumberText(number)
  return (
    <ScreenFrame
      title={words.titles[kind]}
      backLabel={words.back}
      onBack={back}
      keys={{ s: saveDraft, p: print }}
      about={
        <>
          {numberText === null ? null : <span className="num">{numberText}</span>}
          <span className="tag">
            {signed?.card.status === 'void' ? words.voided : tagOf(signed !== null, notice.isDraft, changed, words)}
          </span>
          <span className="t3 el">
            {[data.unit, ordersText(startFacts, words.ordersOf)].filter((part) => part !== '').join(' · ')}
          </span>
        </>
      }
    >
      <div className="ntc">
        <NoticePages pages={paper.pages} active={active} />
        <aside className="ntc-side" aria-label={words.options}>
          <div className="ntc-scroll">
            {signed === null ? <KeptNote kept={notice.kept} /> : null}
            <NoticeFields
              kind={kind}
              draft={draft}
              gaps={signed === null ? paper.gaps : []}
              number={numberText}
              readOnly={signed !== null || busy !== null}
              onChange={notice.change}
              onActive={setActive}
            />
            <PrintOptions wish={wish} printers={printers} prints={signed?.card.prints ?? 0} onWish={setWish} />
            <NoticeChecks
              pages={paper.pages}
              gaps={signed === null ? paper.gaps : []}
              needed={paper.needed}
              fonts={paper.fonts}
              dateAlone={dateStandsAlone(paper.pages)}
            />
            {signed === null ? null : (
              <PrintHistory notice={signed.card.notice} step={signed.card.step} prints={signed.card.prints} />
            )}
          </div>
          {leaving ? (
            <div className="ntc-acts">
              <LeaveBar words={words.leave} onDrop={drop} onStay={() => setLeaving(false)} />
              <button type="button" className="btn" onClick={() => void saveAndLeave()}>
                {words.acts.leaveSave}
              </button>
            </div>
          ) : (
            <NoticeActions
              busy={busy}
              said={notice.said}
              number={numberText}
              prints={signed?.card.prints ?? 0}
              changed={changed || !notice.isDraft}
              openPoints={openPoints}
              copies={copiesOk ? copies : null}
              hasPrinter={printer !== undefined}
              onPrint={print}
              onPdf={() => issue({ kind: 'pdf' })}
              onSignOff={() => {
                if (canIssue) void notice.signOff()
              }}
              onSave={saveDraft}
            />
          )}
        </aside>
      </div>
      <PrintRoot papers={[notice.printPages]} />
    </ScreenFrame>
  )
}

type TagWords = { readonly signedOff: string; readonly draft: string; readonly unsaved: string }
const tagOf = (signed: boolean, isDraft: boolean, changed: boolean, words: TagWords): string => {
  if (signed) return words.signedOff
  return isDraft && !changed ? words.draft : words.unsaved
}

const ordersText = (facts: NoticeFacts, many: (count: number) => string): string => {
  const [only, second] = facts.orders
  return only !== undefined && second === undefined ? only.number : many(facts.orders.length)
}
