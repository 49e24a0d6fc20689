/** Other names of a unit, a town or a category as one text, one a line: words are strings, and these are typed like all others. */
export const aliasList = (lines: string): readonly string[] => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

export const aliasLines = (aliases: readonly string[]): string => aliasList(aliases.join('\n')).join('\n')
