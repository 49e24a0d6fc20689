import { createHash } from 'node:crypto'
import { access, constants, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { BridgeReplies, BridgeRequest, PrintOutcome } from '../../shared/contract/bridge.ts'
import { printerTrouble } from './printerTrouble.ts'

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
  return savePdfAs(window, chosen.filePath)
}

/** Into a folder of a print job: no file that lies there already is written over. */
export const saveInFolder = async (window: BrowserWindow, path: string): Promise<PrintOutcome> =>
  (await exists(path)) ? { kind: 'failed', code: 'cannot-write', detail: `EEXIST ${path}` } : savePdfAs(window, path)

const savePdfAs = async (window: BrowserWindow, path: string): Promise<PrintOutcome> => {
  try {
    const pdf = await pagesToPdf(window)
    await writeWhole(path, pdf)
    return { kind: 'printed', printed: { destination: path, pages: pageCount(pdf), sha256: sha256(pdf) } }
  } catch (problem) {
    return { kind: 'failed', code: troubleOf(problem), detail: messageOf(problem) }
  }
}

/** Written aside and renamed: neither a full disk nor a power cut leaves half a document under the name that was asked for. */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const aside = `${path}.part`
  try {
    const file = await open(aside, 'w')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (problem) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw problem
  }
}

/** A path in the folder that no file has, `name (2).pdf` if need be. */
export const freePath = async (folder: string, name: string): Promise<BridgeReplies['freePaperPath']> => {
  try {
    await access(folder, constants.W_OK)
    for (let n = 1; n < 1_000; n += 1) {
      const path = join(folder, `${n === 1 ? name : `${name} (${n})`}.pdf`)
      if (!(await exists(path))) return { kind: 'free', path }
    }
    return { kind: 'failed', code: 'cannot-write', detail: `${name} (999).pdf` }
  } catch (problem) {
    return { kind: 'failed', code: troubleOf(problem), detail: messageOf(problem) }
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** A paper that was saved before the program ended; null where there is no such file. */
export const savedPaper = async (path: string): Promise<BridgeReplies['savedPaper']> => {
  const pdf = await readFile(path).catch(() => null)
  return pdf === null ? null : { destination: path, pages: pageCount(pdf), sha256: sha256(pdf) }
}

export const printPaper = async (
  window: BrowserWindow,
  request: BridgeRequest<'printPaper'>,
): Promise<PrintOutcome> => {
  const known = (await window.webContents.getPrintersAsync()).find((printer) => printer.name === request.printer)
  if (known === undefined) return { kind: 'failed', code: 'no-printer', detail: request.printer }
  const status = 'status' in known && typeof known.status === 'number' ? known.status : 0
  const trouble = printerTrouble({ options: { ...known.options }, status, platform: process.platform })
  if (trouble !== null) return { kind: 'failed', code: 'printer-stopped', detail: trouble }
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

type Failed = Extract<PrintOutcome, { readonly kind: 'failed' }>

/** What a person can do about it differs; the system's own words go along as the detail. */
const troubleOf = (problem: unknown): Failed['code'] => {
  if (!(problem instanceof Error) || !('code' in problem)) return 'other'
  switch (problem.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no-space'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-writable'
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'EIO':
      return 'folder-gone'
    default:
      return 'cannot-write'
  }
}
const messageOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))
