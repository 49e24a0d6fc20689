import { addReports } from '../../makeLedger/addReports.ts'

/** Made ledgers end with almost nothing waiting: so many reports more are a day's inbox. */
export const waiting = 600
/** So many orders are dropped at once. */
export const dropped = 500

export const addWaiting = (file: string, count: number): Promise<void> =>
  addReports(
    file,
    Array.from({ length: count }, (_, at) => ({
      title: `月湖小区${at}号楼路灯不亮`,
      text: '请尽快维修，居民出行不便。'.repeat(8),
      town: '水集街道',
    })),
  )
