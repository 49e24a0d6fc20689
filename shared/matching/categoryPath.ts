/** Between the levels of a category that a table names in several columns. Names may hold a stroke, seldom one between spaces. */
export const betweenLevels = ' / '

export const levelsOf = (path: string): readonly string[] => path.split(betweenLevels)
