/**
 * The title of words that came without one: the first sentence, cut at 60 characters; a sentence shorter than 8 characters
 * takes the next one along. White space within it becomes single spaces.
 */
export const titleFromText = (text: string): string => {
  const start = text.slice(0, 1000)
  let end = 0
  for (const match of start.matchAll(/[。！？!?；;\n]+|\.(?=\s)|[：:]\s*\n/g)) {
    end = match.index + match[0].length
    if (inOneLine(start.slice(0, end)).length >= GREETING) break
    end = 0
  }
  const sentence = inOneLine(end === 0 ? start : start.slice(0, end))
  return Array.from(sentence).slice(0, TITLE).join('').trim()
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Shorter first sentences are greetings (您好！, 尊敬的领导：) and say nothing about the matter. */
const GREETING = 8
const TITLE = 60
