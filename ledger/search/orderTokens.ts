import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import { pinyinInitials } from '../pinyinInitials.ts'
import { initialsToken, personToken, phoneTokens, textTokens } from './tokens.ts'

export type SearchedOrder = {
  readonly number: string
  readonly words: ReportWords
  readonly takenBy: PersonId | null
}

/**
 * What the index is given of orders. The same order must give the same tokens for ever, because a contentless index forgets a
 * text only when it is told the very tokens that it was given: whoever changes this, or the dictionary of pinyin, raises the
 * projection's version.
 */
export const orderTokens = async (orders: readonly SearchedOrder[]): Promise<readonly string[]> => {
  const initials = await pinyinInitials(orders.map(({ words }) => chineseName(words.reporter)))
  return orders.map(({ number, words, takenBy }, at) =>
    [
      textTokens(searchText(number, words)),
      ...phoneTokens(words.phone),
      initialsToken(initials[at] ?? ''),
      takenBy === null ? '' : personToken(takenBy),
    ]
      .filter((tokens) => tokens !== '')
      .join(' '),
  )
}

/** Only names are found by their sound: a pseudonym of letters is found as it is written. */
const chineseName = (reporter: string): string =>
  /^\p{Script=Han}{2,6}$/u.test(reporter.trim()) ? reporter.trim() : ''

/** What of an order the search box looks through. */
const searchText = (number: string, words: ReportWords): string =>
  [
    number,
    words.title,
    words.text,
    words.town,
    words.category,
    words.address,
    words.reporter,
    words.phone,
    words.sourceId,
  ].join('\n')
