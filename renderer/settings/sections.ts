/** The parts of the settings screen, in the order of its menu. */
export const sections = [
  'office',
  'calendar',
  'limits',
  'supervision',
  'papers',
  'units',
  'categories',
  'routes',
  'towns',
  'channels',
  'people',
  'readings',
  'data',
  'alerts',
  'window',
  'about',
] as const
export type Section = (typeof sections)[number]
