/**
 * Whether a printer says of itself that it cannot print now. A spooler takes a job for a printer that is switched off and
 * keeps it without a word; a batch must not be poured into that.
 */
export type PrinterSays = {
  /** As the system gives them: CUPS attributes; nothing on Windows. */
  readonly options: Readonly<Record<string, unknown>>
  /** Windows' PRINTER_STATUS bits; CUPS' printer-state elsewhere. */
  readonly status: number
  readonly platform: string
}

/** What keeps it from printing, in the system's own words; null where nothing does. */
export const printerTrouble = ({ options, status, platform }: PrinterSays): string | null => {
  if (platform === 'win32') {
    const said = windowsTroubles.filter(([bit]) => (status & bit) !== 0).map(([, name]) => name)
    return said.length === 0 ? null : said.join(', ')
  }
  const reasons = String(options['printer-state-reasons'] ?? '')
    .split(',')
    .map((reason) => reason.trim())
    .filter((reason) => cupsTroubles.some((trouble) => reason.startsWith(trouble)))
  if (String(options['printer-is-accepting-jobs'] ?? 'true') === 'false')
    return ['not accepting jobs', ...reasons].join(', ')
  const stopped = String(options['printer-state'] ?? status) === '5'
  if (stopped) return ['stopped', ...reasons].join(', ')
  return reasons.length === 0 ? null : reasons.join(', ')
}

/** IPP's printer-state-reasons (RFC 8011, 5.4.12) that need a person; each may end in -report, -warning or -error. */
const cupsTroubles = [
  'offline',
  'paused',
  'shutdown',
  'connecting-to-device',
  'timed-out',
  'media-empty',
  'media-jam',
  'media-needed',
  'cover-open',
  'door-open',
  'marker-supply-empty',
  'toner-empty',
  'cups-missing-filter',
  'cups-insecure-filter',
]

const windowsTroubles: readonly (readonly [number, string])[] = [
  [0x1, 'paused'],
  [0x2, 'error'],
  [0x8, 'paper jam'],
  [0x10, 'paper out'],
  [0x40, 'paper problem'],
  [0x80, 'offline'],
  [0x1000, 'not available'],
  [0x40000, 'no toner'],
  [0x100000, 'needs a person'],
  [0x400000, 'door open'],
]
