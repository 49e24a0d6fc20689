import { parentPort, workerData } from 'node:worker_threads'
import { type BackupAsked, serveBackup } from '../../ledger/backup/backupAside.ts'

/** The thread beside the store in which a backup is copied, packed and walked. */
if (parentPort === null) throw new Error('backupAside is a thread of the store')
await serveBackup(workerData as BackupAsked, parentPort)
