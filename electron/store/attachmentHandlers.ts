import { join } from 'node:path'
import { isShown } from '../../ledger/attachments/mimeOf.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Desk, submitOne } from './desk.ts'
import { type OpenedOrder, openOrder } from './openOrder.ts'
import { attachmentsOf } from './orderAttachments.ts'
import type { Handlers } from './portServer.ts'

type AttachmentVerbs = 'attachPicked' | 'openAttachment'

/** Files are copied beside the ledger first and entered then: an entry never names bytes that are not there. */
export const attachmentHandlers = (desk: Desk): Pick<Handlers, AttachmentVerbs> => ({
  attachPicked: async ({ row, picked }) => {
    const file = desk.picked.get(picked)
    const opened = await openOrder(desk, row)
    if (file === undefined || opened === null) return err({ kind: 'not-found' })
    const kept = await desk.attachments.put(file.path, file.fileName)
    if (!kept.ok) return refused(opened, kept.error)
    const { stream } = opened
    const body = { ...kept.value, name: file.fileName }
    const done = await submitOne(desk, { type: 'attachFile', stream, touches: [stream], body })
    if (done.ok) desk.picked.delete(picked)
    return done
  },
  openAttachment: async ({ row, hash }) => {
    const opened = await openOrder(desk, row)
    const file = opened === null ? undefined : attachmentsOf(opened).find((one) => one.hash === hash)
    if (opened === null || file === undefined) return err({ kind: 'not-found' })
    const state = await desk.attachments.verify(file)
    if (state !== 'sound') return refused(opened, state === 'missing' ? 'attachment-missing' : 'attachment-damaged')
    const path = await desk.attachments.lay(hash, file.name, join(desk.attachments.folder, 'shown'))
    const program = isShown(file.mime)
    desk.showFile(path, program)
    return ok({ opened: program ? 'program' : 'folder' })
  },
})

const refused = ({ state }: OpenedOrder, code: RefusalCode): Result<never, DeskFailure> =>
  err({ kind: 'refused', code, number: state.number })
