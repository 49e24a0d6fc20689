/** First letters of a name's pinyin, lower case: 市住建局 -> szjj. Loaded on first use: the dictionary has no place on the start path. */
export const pinyinInitials = async (names: readonly string[]): Promise<readonly string[]> => {
  const { pinyin } = await import('pinyin-pro')
  return names.map((name) =>
    pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/gu, ''),
  )
}
