import { desk } from './zhCN/desk.ts'
import { forms } from './zhCN/forms.ts'
import { refusals } from './zhCN/refusals.ts'

/** All words of the program in Chinese, one part a screen. */
export const zhCN = { desk, forms, refusals }

export type Text = typeof zhCN
