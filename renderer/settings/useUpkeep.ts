import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { CommandType } from '../../shared/domain/command.ts'
import { type UpkeepProblem, upkeepProblem } from '../../shared/domain/upkeep.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { useDesk } from '../store/useDesk.ts'

/** What became of the last act in a section: words, or why not. */
export type Upkeep = {
  readonly said: string | null
  readonly failure: DeskFailure | null
  readonly tell: (
    reply: { readonly ok: true } | { readonly ok: false; readonly error: DeskFailure },
    done: string,
  ) => void
  readonly clear: () => void
  /** Why an act may not be done now, in words; null where it may. */
  readonly obstacle: (command: CommandType, rule?: UpkeepProblem | null) => string | null
}

export const useUpkeep = (): Upkeep => {
  const { hello, text } = useDesk()
  const [said, setSaid] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  return {
    said,
    failure,
    tell: (reply, done) => {
      setFailure(reply.ok ? null : reply.error)
      setSaid(reply.ok ? done : null)
    },
    clear: () => setSaid(null),
    obstacle: (command, rule = null) => {
      const problem = upkeepProblem(hello.person.role, command, rule)
      return problem === null ? null : problemText(text, problem)
    },
  }
}

const problemText = (text: Text, { code, detail }: UpkeepProblem): string => {
  if (detail?.kind === 'roles')
    return text.orderActs.notPermitted(detail.roles.map((role) => text.desk.roles[role]).join(text.orderActs.roleJoin))
  const { what, next } = text.refusals.codes[code]
  const told = text.orderActs.obstacle(what, next)
  return detail?.kind === 'count' ? `${told}${text.refusals.count(detail.count)}` : told
}
