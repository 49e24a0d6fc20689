import { useCallback, useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { useDesk } from '../store/useDesk.ts'

type Reply<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: DeskFailure }

export type Asked<Value> = {
  /** Null until the first answer; it stays while it is asked again, so that nothing jumps. */
  readonly value: Value | null
  readonly failure: DeskFailure | null
  readonly read: () => Promise<void>
}

/** What the store answers, asked again whenever a paper, a case or an answer to a proposal changed. `ask` must be stable. */
export const useReply = <Value>(ask: () => Promise<Reply<Value>>): Asked<Value> => {
  const { onNews } = useDesk()
  const [value, setValue] = useState<Value | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const read = useCallback(async () => {
    const reply = await ask()
    setFailure(reply.ok ? null : reply.error)
    if (reply.ok) setValue(reply.value)
  }, [ask])
  useEffect(() => {
    void read()
    return onNews((news) => {
      if (news.kind === 'notices') void read()
    })
  }, [read, onNews])
  return { value, failure, read }
}
