import { useEffect, useMemo, useState } from 'react'
import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import type { OfficePaperCard } from '../../shared/contract/officePapers.ts'
import {
  layoutOfficePaper,
  officePaperGaps,
  type OfficePaperData,
  signedOfficePaper,
  writeOfficePaper,
} from '../../shared/documents/officePaper.ts'
import { type PaperEntries, paperValues, proposedEntries } from '../../shared/documents/officePaperValues.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { type OfficePaperKind, officePaperKinds } from '../../shared/domain/officePaper/officePaperKinds.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { NoticeActions } from '../notices/NoticeActions.tsx'
import { NoticePages } from '../notices/NoticePages.tsx'
import { PaperChecks } from '../notices/PaperChecks.tsx'
import { PrintOptions, type PrintWish } from '../notices/PrintOptions.tsx'
import { Segments } from '../notices/Segments.tsx'
import { usePaperMeasure } from '../notices/paper/usePaperMeasure.ts'
import { PrintRoot } from '../notices/paper/PrintRoot.tsx'
import { dateStandsAlone } from '../notices/noticeForm.ts'
import type { Outlet } from '../notices/useNotice.ts'
import { usePaperFonts } from '../notices/usePaperFonts.ts'
import { useDesk } from '../store/useDesk.ts'
import { useKept } from '../unsent/useKept.ts'
import { PaperFields } from './PaperFields.tsx'
import type { PapersStart } from './PapersScreen.tsx'
import { PaperList } from './PaperList.tsx'
import { usePaperPrint } from './usePaperPrint.ts'

type AllWritten = Partial<Record<OfficePaperKind, Written>>
type Written = { readonly entries: PaperEntries; readonly copyTo: string; readonly seal: boolean }

/** Paper in the middle as it will be printed, and beside it what the clerk decides about it. */
export const PapersEditor = ({ start, onClose }: { readonly start: PapersStart; readonly onClose: () => void }) => {
  const { facts, forms } = start
  const { bridge, settings, text, verbs } = useDesk()
  const words = text.officePapers
  const [now] = useState(() => Date.now())
  const measure = usePaperMeasure()
  const [papers, setPapers] = useState(start.papers)
  const [kind, setKind] = useState<OfficePaperKind>(() => usualKind(start))
  const proposed = (of: OfficePaperKind): Written => ({
    entries: proposedEntries(of, facts, settings.words, now),
    copyTo: [of === 'dispatchSheet' ? facts.supporting : '', forms[of].words.copyTo].filter(Boolean).join('\n'),
    seal: forms[of].form.seal,
  })
  // What was written for one kind waits while another is looked at, and survives the window.
  const kept = useKept<AllWritten>({ form: 'papers', about: facts.order }, {})
  const written = kept.value
  const current = written[kind] ?? proposed(kind)
  const [signed, setSigned] = useState<OfficePaperCard | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [printers, setPrinters] = useState<BridgeReplies['printers'] | null>(null)
  const [wish, setWish] = useState<PrintWish>({ printer: '', copies: '1', duplex: 'longEdge' })

  useEffect(() => {
    let gone = false
    void bridge
      .printers({})
      .catch(() => [])
      .then((found) => {
        if (gone) return
        setPrinters(found)
        const first = found.find((printer) => printer.isDefault) ?? found[0]
        if (first !== undefined) setWish((before) => ({ ...before, printer: first.name }))
      })
    return () => {
      gone = true
    }
  }, [bridge])

  const form = forms[kind]
  const values = paperValues(facts, settings.words, current.entries, now)
  const draft = writeOfficePaper({
    kind,
    form: form.form,
    words: form.words,
    values,
    copyTo: current.copyTo,
    seal: current.seal,
    date: now,
  })
  const data = signed === null ? draft : recorded(signed)
  const key = JSON.stringify(data)
  // The data are made anew with every render; their content decides whether the pages are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const pages = useMemo(() => layoutOfficePaper(data, measure), [key, measure])
  const fonts = usePaperFonts(pages)
  const gaps = signed === null ? officePaperGaps(kind, form.words, values) : []
  const standing = signed === null ? standingOf(kind, start) : null

  const sign = async (): Promise<OfficePaperCard | null> => {
    setFailure(null)
    const reply = await verbs.signPaper({
      order: facts.order,
      kind,
      form: form.form.version,
      seal: draft.seal,
      side: draft.side,
      words: draft.words,
    })
    if (!reply.ok) {
      print.say({ kind: 'refused', failure: reply.error })
      return null
    }
    setSigned(reply.value)
    setPapers((before) => [reply.value, ...before])
    kept.set(({ [kind]: _, ...others }) => others)
    return reply.value
  }
  const replace = (paper: OfficePaperCard): void => {
    setSigned(paper)
    setPapers((before) => before.map((one) => (one.paper === paper.paper ? paper : one)))
  }
  const print = usePaperPrint({
    order: facts.order,
    sign,
    signed,
    layOut: (paper) => layoutOfficePaper(recorded(paper), measure),
    onPrinted: replace,
  })
  const { busy } = print

  const change = (next: Partial<Written>): void => {
    kept.set((before) => ({ ...before, [kind]: { ...current, ...next } }))
    print.say(null)
  }
  const show = (paper: OfficePaperCard | null): void => {
    setSigned(paper)
    if (paper !== null) setKind(paper.kind)
    setFailure(null)
    print.say(null)
  }
  const voidIt = async (paper: OfficePaperCard, reason: string): Promise<boolean> => {
    const reply = await verbs.voidPaper({ order: facts.order, paper: paper.paper, reason })
    if (!reply.ok) {
      setFailure(reply.error)
      return false
    }
    replace({ ...paper, voided: { at: Date.now(), reason } })
    return true
  }

  const copies = Number(wish.copies)
  const copiesOk = Number.isInteger(copies) && copies >= 1 && copies <= 999
  const printer = printers?.find((known) => known.name === wish.printer)
  const missing = fonts?.missing ?? []
  const openPoints = gaps.length + (missing.length > 0 ? 1 : 0) + (standing === null ? 0 : 1)
  const canIssue = openPoints === 0 && busy === null && signed?.voided == null
  const issue = (outlet: Outlet): void => {
    if (canIssue) void print.issue(outlet)
  }
  const toPrinter = (): void => {
    if (printer === undefined || !copiesOk) return
    issue({ kind: 'printer', printer: printer.name, label: printer.label, copies, duplex: wish.duplex })
  }
  const number = signed === null ? null : documentNumberText(signed.number)
  return (
    <ScreenFrame
      title={words.title}
      backLabel={text.notices.back}
      onBack={onClose}
      keys={{ p: toPrinter }}
      about={
        <>
          {number === null ? null : <span className="num">{number}</span>}
          <span className="tag">{tagOf(signed, text)}</span>
          <span className="t3 el">
            <span className="num">{facts.number}</span> {facts.title}
          </span>
        </>
      }
    >
      <div className="ntc">
        <NoticePages pages={pages} active={active} />
        <aside className="ntc-side" aria-label={text.notices.options}>
          <div className="ntc-scroll">
            <PaperList papers={papers} shown={signed} onShow={show} onVoid={voidIt} />
            {failure === null ? null : <FailureNote failure={failure} />}
            {signed === null ? (
              <section className="ntc-part" aria-label={words.kinds[kind]}>
                <h2>
                  {words.kinds[kind]}
                  <span>{words.wordingOf(form.form.version)}</span>
                </h2>
                <Segments
                  label={words.kind}
                  wide
                  value={kind}
                  options={officePaperKinds.map((each) => [each, words.kinds[each]])}
                  disabled={busy !== null}
                  onPick={(picked) => {
                    setKind(picked)
                    print.say(null)
                  }}
                />
                <PaperFields
                  kind={kind}
                  entries={current.entries}
                  gaps={gaps}
                  copyTo={current.copyTo}
                  seal={current.seal}
                  readOnly={busy !== null}
                  onEntry={(name, value) => change({ entries: { ...current.entries, [name]: value } })}
                  onCopyTo={(copyTo) => change({ copyTo })}
                  onSeal={(seal) => change({ seal })}
                  onActive={setActive}
                />
              </section>
            ) : null}
            <PrintOptions wish={wish} printers={printers} prints={signed?.prints ?? 0} onWish={setWish} />
            <PaperChecks
              pages={pages}
              gaps={[
                ...(signed?.voided == null ? [] : [{ key: 'void', text: text.notices.voided }]),
                ...(standing === null ? [] : [{ key: 'standing', text: words.cannot[standing] }]),
                ...gaps.map((gap) => ({ key: gap, text: words.gap(words.fields[gap]) })),
              ]}
              complete={null}
              fonts={fonts}
              dateAlone={dateStandsAlone(pages)}
            />
          </div>
          <NoticeActions
            busy={busy}
            said={print.said}
            number={number}
            prints={signed?.prints ?? 0}
            changed={false}
            openPoints={openPoints + (signed?.voided == null ? 0 : 1)}
            copies={copiesOk ? copies : null}
            hasPrinter={printer !== undefined}
            onPrint={toPrinter}
            onPdf={() => issue({ kind: 'pdf' })}
            onSignOff={() => {
              if (canIssue) void print.signOff()
            }}
            onSave={null}
          />
        </aside>
      </div>
      <PrintRoot papers={[print.pages]} />
    </ScreenFrame>
  )
}

const recorded = (paper: OfficePaperCard): OfficePaperData =>
  signedOfficePaper({
    kind: paper.kind,
    number: paper.number,
    prefix: paper.number.prefix,
    date: paper.signedAt,
    seal: paper.seal,
    side: paper.side,
    words: paper.words,
  })

/** What a person most likely came for, from where the order stands. */
const usualKind = ({ facts }: PapersStart): OfficePaperKind => {
  if (isDelivered(facts.status)) return 'closingReport'
  if (facts.dispatchedAt === null) return 'minutes'
  return facts.extension === null ? 'dispatchSheet' : 'extensionReply'
}

/** Why the order is not ready for the kind; the rules say the same at the sign-off. */
const standingOf = (kind: OfficePaperKind, { facts }: PapersStart): 'dispatch' | 'delivery' | null => {
  if (kind === 'minutes') return null
  if (kind === 'closingReport') return isDelivered(facts.status) ? null : 'delivery'
  return facts.dispatchedAt === null ? 'dispatch' : null
}
const isDelivered = (status: PapersStart['facts']['status']): boolean =>
  ['delivered', 'reviewed', 'unsatisfied', 'reasonHeard', 'closed'].includes(status)

const tagOf = (signed: OfficePaperCard | null, text: ReturnType<typeof useDesk>['text']): string => {
  if (signed === null) return text.notices.unsaved
  return signed.voided === null ? text.notices.signedOff : text.notices.voided
}
