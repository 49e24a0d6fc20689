import type { Privacy } from '../domain/order/orderState.ts'
import { maskAddress, maskName, maskPhone } from './boardRow.ts'

/**
 * Who is going to read it. `center`: the desk's own lists and panels, where looking in full is recorded. `unit`: whoever
 * handles the order and has to call back. `paper`: letters, lists and registers on paper. `export`: files that leave the desk.
 */
export type Reader = 'center' | 'unit' | 'paper' | 'export'

export type ReporterWords = { readonly reporter: string; readonly phone: string; readonly address: string }

/** Of a confidential reporter only the center knows, of an anonymous one nobody asks: the unit gets the matter, not the person. */
export const reporterFor = (words: ReporterWords, privacy: Privacy, reader: Reader): ReporterWords => {
  const { reporter, phone, address } = words
  if (privacy !== 'open' && reader !== 'center') return { reporter: '', phone: '', address: maskAddress(address) }
  if (privacy === 'anonymous') return { reporter: '', phone: '', address: maskAddress(address) }
  if (privacy === 'open' && reader === 'unit') return words
  return { reporter: maskName(reporter), phone: maskPhone(phone), address: maskAddress(address) }
}

/**
 * A title or a text as somebody may read it who must not learn who reported: the reporter's own name and number do not stand
 * in it any more, wherever they were written. Whoever reads for the center reads what was said.
 */
export const matterFor = (text: string, words: ReporterWords, privacy: Privacy, reader: Reader): string => {
  if (privacy === 'open' || reader === 'center') return text
  const name = words.reporter.trim()
  const named = Array.from(name).length >= 2 ? text.replaceAll(name, covered(name)) : text
  return withoutNumber(named, words.phone)
}

const covered = (name: string): string => '*'.repeat(Array.from(name).length)

/** The number however it is grouped: 138-1234 6210, 138 1234 6210. */
const withoutNumber = (text: string, phone: string): string => {
  const digits = phone.replace(/\D/gu, '')
  // Fewer digits stand in every second address.
  if (digits.length < 7) return text
  const grouped = new RegExp([...digits].join('[-\\s.·]*'), 'gu')
  return text.replace(grouped, '*'.repeat(digits.length))
}
