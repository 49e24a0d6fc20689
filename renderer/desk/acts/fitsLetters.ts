import { pinyin } from 'pinyin-pro'

/** Whether a word fits what was typed: a part of it, or the first letters of its pinyin, as units are found. */
export const fitsLetters = (word: string, typed: string): boolean => {
  const query = typed.trim().toLowerCase()
  if (query === '') return true
  if (word.toLowerCase().includes(query)) return true
  const initials = pinyin(word, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
  return initials.includes(query)
}
