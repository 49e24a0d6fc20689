import type { NoticeData, NoticeWords } from './supervisionEvents.ts'

export type SupervisionCommandBody =
  | { readonly type: 'draftNotice'; readonly body: NoticeData & { readonly words: NoticeWords } }
  | { readonly type: 'reviseNotice'; readonly body: NoticeData & { readonly words: NoticeWords } }
  | { readonly type: 'signOffNotice'; readonly body: { readonly facts: string } }
  | {
      readonly type: 'recordPrint'
      readonly body: {
        readonly to: 'pdf' | 'printer'
        readonly copies: number
        readonly pages: number
        readonly sha256: string
        readonly destination: string
      }
    }
