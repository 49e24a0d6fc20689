export const sourceTabs = ['history', 'corrections'] as const
export type SourceTab = (typeof sourceTabs)[number]
