import { expect, test } from 'vitest'
import { printerTrouble } from './printerTrouble.ts'

const cups = (options: Record<string, string>) => printerTrouble({ options, status: 0, platform: 'linux' })

test('a printer that is ready, working, or only low on toner has no trouble', () => {
  expect(cups({})).toBeNull()
  expect(cups({ 'printer-state': '3', 'printer-state-reasons': 'none' })).toBeNull()
  expect(
    cups({ 'printer-state': '4', 'printer-state-reasons': 'toner-low-warning,cups-ipp-missing-cancel-job' }),
  ).toBeNull()
  expect(printerTrouble({ options: {}, status: 0x400, platform: 'win32' })).toBeNull()
})

test('one that is stopped, unplugged, jammed, empty or refuses jobs says so', () => {
  expect(cups({ 'printer-state': '5', 'printer-state-reasons': 'paused' })).toBe('stopped, paused')
  expect(cups({ 'printer-state': '4', 'printer-state-reasons': 'connecting-to-device' })).toBe('connecting-to-device')
  expect(cups({ 'printer-state-reasons': 'none,offline-report' })).toBe('offline-report')
  expect(cups({ 'printer-state': '3', 'printer-is-accepting-jobs': 'false' })).toBe('not accepting jobs')
  expect(cups({ 'printer-state-reasons': 'media-jam-error,media-empty-warning' })).toBe(
    'media-jam-error, media-empty-warning',
  )
  expect(printerTrouble({ options: {}, status: 0x80 | 0x10, platform: 'win32' })).toBe('paper out, offline')
})
