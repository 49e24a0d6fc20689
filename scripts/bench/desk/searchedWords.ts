/** What is searched for: words of two characters that stand in many orders and in few, and single characters. */
export const searchedWords = {
  Common: ['小区', '居民', '电梯'],
  Rare: ['井盖', '公交', '欠薪'],
  One: ['水', '路', '电'],
} as const
