import type { MessagePortMain } from 'electron'
import { parserProcess } from '../../ledger/import/parserProcess.ts'
import { warmReaders } from '../../ledger/import/warmReaders.ts'

/** The disposable process that parses one file from outside; the shell gives it its port and limits its memory. */
process.parentPort.once('message', ({ ports }: { readonly ports: readonly MessagePortMain[] }) => {
  const [port] = ports
  if (port === undefined) throw new Error('parser: no port')
  parserProcess({
    postMessage: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data))
      port.start()
    },
  })
})

// The process may stand ready while the person is still looking for the file.
void warmReaders()
