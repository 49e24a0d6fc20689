import * as z from 'zod'
import { type CalendarNotes, noNotes } from '../../shared/domain/calendar/calendarNotes.ts'

const notes = z.object({
  days: z.record(z.string(), z.string()),
  years: z.record(z.string(), z.string()),
  seasons: z.array(z.string()),
})

/** The notes of a calendar as they stand sealed in its entry; none where the key was dropped. */
export const notesOf = (json: string): CalendarNotes => {
  if (json === '') return noNotes
  const parsed = notes.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : noNotes
}
