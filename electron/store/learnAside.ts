import { parentPort, workerData } from 'node:worker_threads'
import { serveLearning } from '../../ledger/suggest/learnAside.ts'

/** The thread beside the store in which past decisions are learnt. */
if (parentPort === null) throw new Error('learnAside is a thread of the store')
await serveLearning(String(workerData), parentPort)
