import { match, pinyin } from 'pinyin-pro'

/** First letters of the pinyin of a word, lower case; what is not Chinese stays. */
export const initialsOf = (word: string): string =>
  pinyin(word, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()

/** Whether a word fits what was typed: a part of it, or its pinyin, whole or the first letters. */
export const fitsLetters = (word: string, typed: string): boolean => {
  const query = typed.trim().toLowerCase()
  if (query === '') return true
  if (word.toLowerCase().includes(query)) return true
  return initialsOf(word).includes(query) || match(word, query, { continuous: true }) !== null
}
