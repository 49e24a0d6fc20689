import type { ParentPort } from 'electron'
import type { ToShell } from '../../shared/contract/shellPort.ts'

/** Only a utility process has one; anywhere else the store has no business to run. */
export const parentPort: ParentPort = process.parentPort
export const tellShell = (message: ToShell): void => parentPort.postMessage(message)
