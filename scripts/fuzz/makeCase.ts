import type { SeededRandom } from '../seededRandom.ts'
import { madeRows, type RealFile, textBytes, workbookBytes } from './baseFiles.ts'
import { disguisedNoise, mutateBytes } from './byteMutations.ts'
import { webBytes } from './webFiles.ts'
import { bomb, harmSheet, mutateParts } from './zipMutations.ts'

export type FuzzCase = {
  readonly what: string
  readonly fileName: string
  readonly bytes: Buffer
  /** How long nothing may be heard of it; 5 s where nothing is said. */
  readonly patienceMs?: number
}
export type Bases = { readonly whole: readonly RealFile[]; readonly pieces: readonly RealFile[] }

/** One file that somebody might have, or might have made to do harm; the same for the same numbers. */
export const makeCase = (random: SeededRandom, bases: Bases): FuzzCase => {
  const made = () => workbookBytes(random, 'xlsx')
  const piece = (ending: string): Buffer | null => {
    const some = bases.pieces.filter(({ name }) => name.endsWith(ending))
    return some[random.int(0, Math.max(0, some.length - 1))]?.bytes ?? null
  }
  const workbook = (): Buffer => (random.chance(0.4) ? (piece('.xlsx') ?? made()) : made())
  const text = (): Buffer => {
    if (random.chance(0.25)) return webBytes(random)
    return random.chance(0.4) ? (piece('.csv') ?? textBytes(random)) : textBytes(random)
  }
  const old = (): Buffer => (random.chance(0.4) ? (piece('.xls') ?? made()) : workbookBytes(random, 'biff8'))
  const named = (what: string, bytes: Buffer): FuzzCase => ({
    what,
    bytes,
    fileName: random.pick(['日报.xlsx', '日报.csv', 'a.xls', '无后缀', '../../etc/passwd', '名'.repeat(80)]),
  })
  const share = random.int(1, 1000)
  if (share <= 80) return named('text as it was made', text())
  if (share <= 330) return named('mutated text', mutateBytes(random, text(), workbook()))
  if (share <= 380) return named('workbook as it was made', random.chance(0.5) ? workbook() : old())
  if (share <= 480) return named('mutated workbook', mutateBytes(random, workbook(), text()))
  if (share <= 600) return named('mutated old workbook', mutateBytes(random, old(), workbook()))
  if (share <= 760) {
    const { what, bytes } = mutateParts(random, workbook())
    return named(what, bytes)
  }
  if (share <= 900) {
    const { what, bytes } = harmSheet(random, workbook())
    return named(what, bytes)
  }
  if (share <= 940) return named('noise', disguisedNoise(random))
  if (share <= 975) return hardText(random, named)
  if (share <= 978) {
    const megabytes = random.pick([10, 40, 90, 400])
    return named(`bomb of ${megabytes} MB`, bomb(made(), megabytes))
  }
  const whole = bases.whole[random.int(0, Math.max(0, bases.whole.length - 1))]
  if (whole === undefined) return named('mutated text', mutateBytes(random, text(), workbook()))
  return named(`mutated ${whole.name}`, random.chance(0.3) ? whole.bytes : mutateBytes(random, whole.bytes, text()))
}

const hardText = (random: SeededRandom, named: (what: string, bytes: Buffer) => FuzzCase): FuzzCase => {
  const head = '编号,标题,内容\n'
  const [what, words] = random.pick<readonly [string, () => string]>([
    ['very long cell', () => `${head}1,a,${'长'.repeat(random.int(100_000, 6_000_000))}\n`],
    ['many long cells', () => `${head}${`1,a,${'长'.repeat(150_000)}\n`.repeat(random.int(10, 60))}`],
    ['very many columns', () => `${'列,'.repeat(random.int(1000, 400_000))}\n${'x,'.repeat(2000)}\n`],
    [
      'many columns in many rows',
      () => `${'列,'.repeat(2000)}\n${`${'x,'.repeat(2000)}\n`.repeat(random.int(10, 800))}`,
    ],
    ['commas alone', () => ','.repeat(random.int(1000, 2_000_000))],
    ['blank lines', () => `${head}${'\n'.repeat(random.int(1000, 500_000))}1,a,b\n`],
    ['quotes alone', () => '"'.repeat(random.int(1, 500_000))],
    ['quoted line breaks', () => `${head}1,a,"${'\n'.repeat(random.int(10, 400_000))}"\n`],
    ['the same row again and again', () => `${head}${'1,a,b\n'.repeat(random.int(1000, 40_000))}`],
    ['nulls', () => `${head}${'\0'.repeat(random.int(1, 100_000))}\n`],
    [
      'no id',
      () =>
        `标题,内容\n${madeRows(random)
          .map((row) => row.join('、'))
          .join(',x\n')}`,
    ],
    ['brackets', () => '['.repeat(random.int(1, 300_000))],
    ['objects in objects', () => '{"a":'.repeat(random.int(1, 200_000))],
    ['tags alone', () => `<table>${'<td>'.repeat(random.int(1, 400_000))}`],
    ['tags that never end', () => `<table><tr><td>1</td></tr>${'<a "'.repeat(random.int(1, 100_000))}`],
    ['elements in elements', () => `<?xml version="1.0"?>${'<a>'.repeat(random.int(1, 300_000))}`],
    ['spans', () => `<table>${'<tr><td colspan=999 rowspan=999>x'.repeat(random.int(1, 2000))}</table>`],
  ])
  const kind = random.int(0, 5)
  return named(what, kind === 0 ? Buffer.from(words(), 'utf16le') : Buffer.from(words()))
}
