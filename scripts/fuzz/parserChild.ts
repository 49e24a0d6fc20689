import { parserProcess } from '../../ledger/import/parserProcess.ts'
import { warmReaders } from '../../ledger/import/warmReaders.ts'
import { parserLoaded } from './parserLoaded.ts'

/** The loop of the parser behind a child process's channel, as the program's parser stands behind a port. */
await warmReaders()
parserProcess({
  postMessage: (message) => void process.send?.(message),
  onMessage: (listener) => void process.on('message', listener),
})
process.once('disconnect', () => process.exit(0))
process.send?.(parserLoaded)
