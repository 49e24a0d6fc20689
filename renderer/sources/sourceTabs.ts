export const sourceTabs = ['history', 'corrections', 'return'] as const
export type SourceTab = (typeof sourceTabs)[number]
