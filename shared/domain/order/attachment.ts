import type { RefusalCode } from '../refusal.ts'
import type { Attachment } from './orderState.ts'

/** The largest file that an order takes along; what is larger belongs on a disk of its own. */
export const largestAttachment = 50 * 1024 * 1024
const longestName = 255

/** Whether a file may stand beside an order: by its size and by its name, which must be a name and no path. */
export const attachmentProblem = (name: string, { hash, size, mime }: Attachment): RefusalCode | null => {
  if (!isSafeName(name)) return 'attachment-name-unsafe'
  if (size > largestAttachment) return 'attachment-too-large'
  if (!/^[0-9a-f]{64}$/u.test(hash) || !Number.isInteger(size) || size < 1) return 'attachment-malformed'
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/u.test(mime) ? null : 'attachment-malformed'
}

/** No folders, no drive, no characters that a system gives another meaning; neither empty nor only dots. */
export const isSafeName = (name: string): boolean =>
  name.length <= longestName &&
  name.trim() === name &&
  !/^\.*$/u.test(name) &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a name
  !/[\u0000-\u001f\u007f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]/u.test(name) &&
  !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name) &&
  !name.endsWith('.')
