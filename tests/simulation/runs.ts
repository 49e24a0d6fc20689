/** Whether the long tests are asked for (npm run test:long). */
export const long = process.env.YOUJIE_LONG === '1'

/** How often a property is put to the test: enough to find a fault at every push, and far more often where there is time. */
export const runs = (short: number, whereThereIsTime: number): number => (long ? whereThereIsTime : short)
