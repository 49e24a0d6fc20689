/** The longest that is taken in, in UTF-16 units. Real reports reach 9,000 characters; a title of 200 is common in some sources. */
export const wordLimits = { line: 500, title: 1_000, text: 200_000 } as const
