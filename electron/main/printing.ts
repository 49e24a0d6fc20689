import { createHash } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { type BrowserWindow, dialog } from 'electron'
import type { BridgeReplies, BridgeRequest, PrintOutcome } from '../../shared/contract/bridge.ts'

/**
 * Paper out of the window itself: the page lays its documents out in `#print-root`, which the print style shows alone.
 * The shell sees the PDF's bytes and nothing else.
 */
const pagesToPdf = (window: BrowserWindow): Promise<Buffer> =>
  // Without preferCSSPageSize Chromium takes Letter, whatever the page says.
  window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })

export const savePdf = async (window: BrowserWindow, suggestedName: string): Promise<PrintOutcome> => {
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (chosen.canceled || chosen.filePath === '') return { kind: 'cancelled' }
  const path = chosen.filePath
  try {
    const pdf = await pagesToPdf(window)
    // Written aside and renamed: a full disk leaves no half a document under the name that was asked for.
    const aside = `${path}.part`
    await writeFile(aside, pdf).catch(async (problem: unknown) => {
      await rm(aside, { force: true })
      throw problem
    })
    await rename(aside, path)
    return { kind: 'printed', printed: { destination: path, pages: pageCount(pdf), sha256: sha256(pdf) } }
  } catch (problem) {
    return { kind: 'failed', code: isErrno(problem) ? 'cannot-write' : 'other', detail: messageOf(problem) }
  }
}

export const printPaper = async (
  window: BrowserWindow,
  request: BridgeRequest<'printPaper'>,
): Promise<PrintOutcome> => {
  const known = await window.webContents.getPrintersAsync()
  if (!known.some((printer) => printer.name === request.printer))
    return { kind: 'failed', code: 'no-printer', detail: request.printer }
  const pdf = await pagesToPdf(window)
  const refused = await new Promise<string | null>((resolve) => {
    const options = {
      silent: true,
      deviceName: request.printer,
      copies: request.copies,
      duplexMode: request.duplex,
      printBackground: true,
      margins: { marginType: 'none' as const },
      pageSize: 'A4' as const,
      landscape: request.format === 'landscape',
    }
    window.webContents.print(options, (success, reason) => resolve(success ? null : reason))
  })
  return refused === null
    ? { kind: 'printed', printed: { destination: request.printer, pages: pageCount(pdf), sha256: sha256(pdf) } }
    : { kind: 'failed', code: 'printer-refused', detail: refused }
}

export const listPrinters = async (window: BrowserWindow): Promise<BridgeReplies['printers']> => {
  const printers = await window.webContents.getPrintersAsync()
  return printers.map(({ name, displayName, ...rest }) => ({
    name,
    label: displayName === '' ? name : displayName,
    isDefault: 'isDefault' in rest && rest.isDefault === true,
  }))
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Chromium writes page objects uncompressed: one `/Type /Page` each. */
const pageCount = (pdf: Buffer): number =>
  Math.max(1, pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 1)

const isErrno = (problem: unknown): boolean => problem instanceof Error && 'errno' in problem
const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
