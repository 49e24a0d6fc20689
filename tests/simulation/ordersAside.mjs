// The store's thread for a rebuild, from its source: a thread does not inherit what reads TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('../../electron/store/ordersAside.ts')
