/** The longest search that is asked; what is typed beyond it is left out, and the box says so. */
export const searchLimit = 200

/** The most rows that a selection names one by one. */
export const widestRange = 100_000
