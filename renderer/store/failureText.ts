import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Text } from '../../shared/text/zhCN.ts'

/** What went wrong and what to do next, in one line. */
export const failureText = (text: Text, failure: DeskFailure): string => {
  const { codes, failures, refused, failed } = text.refusals
  if (failure.kind === 'refused') return refused(failure.number, codes[failure.code])
  if (failure.kind === 'not-saved' && failure.detail === 'store-gone') return failed(failures['store-gone'])
  return failed(failures[failure.kind])
}

/** The small print under it, when there is any. */
export const failureDetail = (failure: DeskFailure): string => ('detail' in failure ? failure.detail : '')
