import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { DeskFailure, DeskRequest } from '../../shared/contract/desk.ts'
import type { PrintJob, PrintWay } from '../../shared/contract/printing.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { useDesk } from '../store/useDesk.ts'
import type { PaperLayouts, PaperName } from './layOutPaper.ts'
import { runPrintJob } from './runPrintJob.ts'

export type Running = { readonly laidOut: number; readonly pausing: boolean }

/** One job on the screen: begun here or found in the table, and driven while the screen is open. */
export const usePrintJob = (open: string | null, layOut: PaperLayouts) => {
  const { verbs, bridge } = useDesk()
  const [job, setJob] = useState<PrintJob | null>(null)
  const [running, setRunning] = useState<Running | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const [papers, setPapers] = useState<readonly (readonly PaperPage[])[]>([])
  const stopped = useRef(false)
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )
  useEffect(() => {
    stopped.current = false
    if (open === null) return
    void verbs.printJob({ job: open }).then((reply) => {
      if (reply.ok) setJob(reply.value)
      else setFailure(reply.error)
    })
  }, [verbs, open])

  /** In the document before anything is printed: what comes out are exactly these pages. Nothing of them is on the screen. */
  const present = async (next: readonly (readonly PaperPage[])[]): Promise<void> => {
    flushSync(() => setPapers(next))
    await document.fonts.ready
  }
  const run = async (begun: PrintJob): Promise<void> => {
    stopped.current = false
    setFailure(null)
    setJob(begun)
    setRunning({ laidOut: 0, pausing: false })
    const onLaidOut = (laidOut: number) => setRunning((before) => before && { ...before, laidOut })
    const isStopped = () => stopped.current
    const tools = { verbs, bridge, layOut, present, onJob: setJob, onLaidOut, isStopped }
    const failed = await runPrintJob(begun, tools).catch((problem: unknown): DeskFailure => {
      return { kind: 'not-saved', detail: problem instanceof Error ? problem.message : String(problem) }
    })
    setFailure(failed)
    setRunning(null)
  }
  return {
    job,
    running,
    failure,
    papers,
    begin: async (chosen: readonly PaperName[], way: PrintWay): Promise<void> => {
      const named = chosen.map(({ notice, step }) => ({ notice, step }))
      const begun = await verbs.beginPrintJob({ papers: named, way })
      const found = begun.ok ? await verbs.printJob(begun.value) : begun
      if (found.ok) await run(found.value)
      else setFailure(found.error)
    },
    resume: async (how: Omit<DeskRequest<'resumeJob'>, 'job'>): Promise<void> => {
      if (job === null) return
      const resumed = await verbs.resumeJob({ job: job.job, ...how })
      if (!resumed.ok) return setFailure(resumed.error)
      if (resumed.value.status === 'open') await run(resumed.value)
      else setJob(resumed.value)
    },
    /** After the paper that is coming out now. */
    pause: (): void => {
      stopped.current = true
      setRunning((before) => before && { ...before, pausing: true })
    },
    cancel: async (): Promise<void> => {
      if (job === null) return
      const cancelled = await verbs.cancelJob({ job: job.job })
      if (cancelled.ok) setJob(cancelled.value)
      else setFailure(cancelled.error)
    },
  }
}
