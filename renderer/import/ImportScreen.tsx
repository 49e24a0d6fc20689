import { longestPaste, type ImportField } from '../../shared/contract/importFields.ts'
import { type ImportKind, totalOf } from '../../shared/domain/importing/importRun.ts'
import { type DragEvent, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react'
import type { SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { focusFirst } from '../forms/useFocusReturn.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import { addName } from './addName.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ImportFailure } from './ImportFailure.tsx'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportReportView } from './ImportReportView.tsx'
import { ImportRunning } from './ImportRunning.tsx'
import { type ChosenFile, type ImportNews, type MappingPlace, startFlow, stepFlow } from './importFlow.ts'
import { catalogueWords, planProblem } from './planEdits.ts'
import { longestSourceName } from '../../shared/matching/sourceName.ts'
import type { CatalogueField } from './ValuesPanel.tsx'
import type { SourceTab } from '../sources/sourceTabs.ts'
import './import.css'

type Props = {
  /** A file that was dropped on the desk and is being read already; null asks for one. */
  readonly chosen: ChosenFile | null
  readonly onClose: () => void
  /** A report of rows that were taken is left for the list: the person asks for them. */
  readonly onTaken: () => void
  /** To the list of past imports, or to what sources propose anew. */
  readonly onSources: (tab: SourceTab) => void
  /** What was said of an import before this screen listened: see importNews.ts. */
  readonly heard?: (id: string) => readonly ImportNews[]
}

/** From a file to orders in the ledger: choose, look, take in, account for every row. */
export const ImportScreen = ({ chosen, onClose, onTaken, onSources, heard }: Props) => {
  const { verbs, bridge, onNews, text } = useDesk()
  const { onShellNews } = useSession()
  const words = text.importing
  const [{ place }, step] = useReducer(stepFlow, chosen, (file) =>
    startFlow(file, file === null ? [] : (heard?.(file.import) ?? [])),
  )
  const [over, setOver] = useState(false)
  const part = useRef<HTMLDivElement>(null)
  const { kind } = place
  const droppable = kind === 'choosing' || kind === 'failed' || kind === 'reported'

  useEffect(() => {
    // Once more now that somebody listens: what was said between the first drawing and this moment.
    const missed = chosen === null ? [] : (heard?.(chosen.import) ?? [])
    for (const news of missed) step({ kind: 'news', news })
    return onNews((news) => {
      if ('import' in news) step({ kind: 'news', news })
    })
  }, [onNews, chosen, heard])
  useEffect(
    () =>
      onShellNews((news) => {
        if (news.kind === 'storeGone') step({ kind: 'storeGone' })
      }),
    [onShellNews],
  )
  // A parser process gets ready while the person is still looking for the file.
  useEffect(() => void bridge.prepareImport({}).catch(() => undefined), [bridge])
  // The button that had the focus is gone with its step; without this the keys would go nowhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what it waits for
  useEffect(() => {
    if (part.current !== null) focusFirst(part.current)
  }, [kind])

  const choose = async () => {
    try {
      const file = await bridge.chooseImport({})
      step(file === null ? { kind: 'notChosen', trouble: null } : { kind: 'chosen', file })
    } catch {
      step({ kind: 'notChosen', trouble: 'no-dialog' })
    }
  }
  const chooseAgain = async () => {
    step({ kind: 'again' })
    await choose()
  }
  const drop = async (file: File) => {
    const taken = await bridge.importDropped(file)
    step(taken === null ? { kind: 'notChosen', trouble: 'not-a-file' } : { kind: 'chosen', file: taken })
  }
  const paste = async (data: DataTransfer) => {
    const pasted = { text: data.getData('text/plain'), html: data.getData('text/html') }
    if (pasted.text.trim() === '' && pasted.html.trim() === '')
      return step({ kind: 'notChosen', trouble: 'empty-paste' })
    if (pasted.text.length > longestPaste) return step({ kind: 'notChosen', trouble: 'long-paste' })
    const file = await bridge.beginPaste({ name: words.choose.pasted })
    step({ kind: 'chosen', file })
    // A page that is too long holds the same cells as the text, with more around them.
    const html = pasted.html.length > longestPaste ? '' : pasted.html
    await verbs.pasteTable({ import: file.import, text: pasted.text, html })
  }
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (!droppable || event.clipboardData === null) return
    event.preventDefault()
    if (place.kind !== 'choosing') step({ kind: 'again' })
    void paste(event.clipboardData)
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event)
    window.addEventListener('paste', listen)
    return () => window.removeEventListener('paste', listen)
  }, [])
  /** Gives the file back to the parser; what was read of it is forgotten. */
  const letGo = (file: ChosenFile) => void verbs.cancelImport({ import: file.import })

  const take = () => {
    if (place.kind !== 'mapping' || place.starting) return
    if (planProblem(place.plan, place.sourceName, longestSourceName) !== null) return
    step({ kind: 'starting' })
  }
  const send = async ({ plan, sourceName, file }: MappingPlace) => {
    const reply = await verbs.takeImport({ import: file.import, sourceName: sourceName.trim(), plan })
    step(reply.ok ? { kind: 'started' } : { kind: 'notStarted', failure: reply.error })
  }
  const looks = useRef(0)
  const [catalogueChanges, setCatalogueChanges] = useState(0)
  const match = async (look: SheetLook) => {
    const asked = looks.current
    const said = catalogueWords(look)
    if (said.towns.length + said.categories.length + said.units.length === 0) return
    const reply = await verbs.matchValues(said)
    if (reply.ok) step({ kind: 'matched', matches: reply.value, asked })
  }
  const look = async (file: ChosenFile, sheet: number, asKind: ImportKind | null, plan: ImportPlan | null) => {
    const asked = looks.current
    const reply = await verbs.lookImport({ import: file.import, sheet, asKind, plan })
    if (!reply.ok || asked !== looks.current) return
    step({ kind: 'looked', look: reply.value, asked })
  }
  const lookToMatch = place.kind === 'mapping' ? place.look : null
  const [matchedLook, setMatchedLook] = useState<SheetLook | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `match` takes the numbers of the looks as they stand then
  useEffect(() => {
    if (lookToMatch !== null) void match(lookToMatch).finally(() => setMatchedLook(lookToMatch))
  }, [lookToMatch, catalogueChanges])
  // Who is quicker than the catalogue waits for it: without it towns and categories would be taken as mere words.
  const ready = place.kind === 'mapping' && place.starting && matchedLook === place.look
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once, with the plan as it stands when it is ready
  useEffect(() => {
    if (ready && place.kind === 'mapping') void send(place)
  }, [ready])
  const addToCatalogue = async (field: CatalogueField, names: readonly string[]) => {
    for (const name of names) await addName(verbs, field, name)
    setCatalogueChanges((count) => count + 1)
  }
  const replan = (plan: ImportPlan, field?: ImportField) => {
    if (place.kind !== 'mapping') return
    looks.current += 1
    step({ kind: 'planned', plan, field: field ?? null, asked: looks.current })
    void look(place.file, plan.sheet, null, plan)
  }
  const guessAgain = (sheet: number, asKind: ImportKind | null) => {
    if (place.kind !== 'mapping') return
    looks.current += 1
    step({ kind: 'guessing', byHand: asKind !== null, asked: looks.current })
    void look(place.file, sheet, asKind, null)
  }
  const close = () => {
    // Rows that are being written go on being written: the record does not depend on who is looking.
    if (place.kind === 'reading' || place.kind === 'mapping') letGo(place.file)
    if (place.kind === 'reported' && totalOf(place.report.counts).taken > 0) onTaken()
    onClose()
  }
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    event.dataTransfer.dropEffect = droppable ? 'copy' : 'none'
    setOver(droppable)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (!droppable || file === undefined) return
    if (place.kind !== 'choosing') step({ kind: 'again' })
    void drop(file)
  }

  const body = () => {
    switch (place.kind) {
      case 'choosing':
        return (
          <ChooseFile
            over={over}
            trouble={place.trouble}
            onChoose={() => void choose()}
            onHistory={() => onSources('history')}
          />
        )
      case 'reading':
        return (
          <ImportRunning
            file={place.file}
            stage={place.stage}
            stopping={false}
            onCancel={() => {
              letGo(place.file)
              step({ kind: 'again' })
            }}
          />
        )
      case 'mapping':
        return (
          <ImportMapping
            place={place}
            onPlan={replan}
            onGuess={guessAgain}
            onName={(sourceName) => step({ kind: 'named', sourceName })}
            onAdd={addToCatalogue}
            onTake={take}
            onOther={() => {
              letGo(place.file)
              void chooseAgain()
            }}
          />
        )
      case 'taking':
        return (
          <ImportRunning
            file={place.file}
            stage={{ phase: 'taking', done: place.done, total: place.rows }}
            stopping={place.stopping}
            onCancel={() => {
              step({ kind: 'stopping' })
              letGo(place.file)
            }}
          />
        )
      case 'reported':
        return (
          <ImportReportView
            report={place.report}
            onReport={(report) => step({ kind: 'amended', report })}
            onAgain={() => void chooseAgain()}
            onDone={close}
            onCorrections={() => onSources('corrections')}
          />
        )
      case 'failed':
        return <ImportFailure refusal={place.refusal} onChoose={() => void chooseAgain()} />
      default:
        return unreachable(place)
    }
  }

  const named = 'file' in place ? place.file.fileName : null
  return (
    <ScreenFrame
      title={words.title}
      backLabel={words.back}
      onBack={close}
      keys={{ Enter: take }}
      about={named === null ? null : <span className="t2 el">{named}</span>}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button beside it does the same */}
      <div className="imp" ref={part} onDragOver={onDrag} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        {body()}
      </div>
    </ScreenFrame>
  )
}
