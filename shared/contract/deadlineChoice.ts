import * as z from 'zod'
import { countedLimit } from './officeRules.ts'
import { instant } from './fields.ts'

/** How a person says when something is due. */
export const deadlineChoice = z.union([
  z.object({ kind: z.literal('setting') }),
  z.object({ kind: z.literal('picked'), dueAt: instant }),
  /** So much time instead of what the limits say. */
  z.object({ kind: z.literal('limit'), limit: countedLimit }),
])
