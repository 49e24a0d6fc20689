import { naturalDeadline } from '../../shared/calendar/naturalDeadline.ts'
import type { DeskRequest } from '../../shared/contract/desk.ts'
import { fromChina, type Instant, isoMinute } from '../../shared/kernel/chinaTime.ts'

/** The deadline line of the palette as it stands in its fields. */
export type DeadlineField =
  | { readonly kind: 'setting' }
  | { readonly kind: 'days'; readonly typed: string }
  | { readonly kind: 'picked'; readonly typed: string }

export type DeadlineProblem = 'wrongDays' | 'wrongTime'
type Read =
  | { readonly ok: true; readonly choice: DeskRequest<'dispatch'>['deadline']; readonly dueAt: Instant }
  | { readonly ok: false; readonly problem: DeadlineProblem }

export const readDeadline = (field: DeadlineField, settingDays: number, now: Instant): Read => {
  switch (field.kind) {
    case 'setting':
      return { ok: true, choice: { kind: 'setting' }, dueAt: naturalDeadline(now, settingDays) }
    case 'days': {
      const days = /^\d{1,3}$/.test(field.typed.trim()) ? Number(field.typed) : 0
      if (days < 1 || days > 365) return { ok: false, problem: 'wrongDays' }
      return { ok: true, choice: { kind: 'naturalDays', days }, dueAt: naturalDeadline(now, days) }
    }
    case 'picked': {
      const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(field.typed)
      if (parts === null) return { ok: false, problem: 'wrongTime' }
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number)
      const dueAt = fromChina(year, month, day, hour, minute)
      return dueAt > now ? { ok: true, choice: { kind: 'picked', dueAt }, dueAt } : { ok: false, problem: 'wrongTime' }
    }
  }
}

/** What the date field shows first: the deadline that the setting would give. */
export const firstPicked = (settingDays: number, now: Instant): string =>
  isoMinute(naturalDeadline(now, settingDays)).replace(' ', 'T')
