import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orderDiagram } from './orderDiagram.ts'

/** `npm run docs`: pages that are made from what the code uses. */
writeFileSync(join(import.meta.dirname, '../../docs/orderStates.md'), orderDiagram())
console.log('docs/orderStates.md')
