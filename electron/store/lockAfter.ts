import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type DeskLock, lockMinutes, usualLockMinutes } from '../../shared/contract/persons.ts'
import { pinOf } from '../../ledger/sqlite/pinQueries.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import type { Desk } from './desk.ts'

/** How long this device waits before it covers the desk: a matter of the room that it stands in, not of the record. */
const schema = z.object({ minutes: lockMinutes })
type Minutes = z.infer<typeof lockMinutes>

const fileOf = (ledger: string): string => join(dirname(ledger), 'lock.json')

/** A file that says nothing that fits counts as none: the desk is rather covered too early than never. */
export const lockAfter = (ledger: string): Minutes => {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(ledger), 'utf8'))).minutes
  } catch {
    return usualLockMinutes
  }
}

/** In one step, so that no cut off write leaves half a file. */
export const chooseLock = (ledger: string, minutes: Minutes): void => {
  const file = fileOf(ledger)
  writeFileSync(`${file}.part`, JSON.stringify({ minutes }))
  renameSync(`${file}.part`, file)
}

export const lockOf = async ({ ledger }: Desk, person: PersonId): Promise<DeskLock> => ({
  minutes: lockAfter(ledger.file),
  hasPin: (await pinOf(ledger.reader, person)) !== null,
})
