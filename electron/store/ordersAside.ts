import { parentPort, workerData } from 'node:worker_threads'
import { serveOrders } from '../../ledger/projections/readAside.ts'

/** The thread beside the store in which orders are read and folded while projections are made again. */
if (parentPort === null) throw new Error('ordersAside is a thread of the store')
await serveOrders(String(workerData), parentPort)
