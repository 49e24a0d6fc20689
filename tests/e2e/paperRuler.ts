import { execFileSync } from 'node:child_process'

/**
 * A ruler for printed pages, laid on from outside: what poppler reads out of the PDF, in millimetres from the sheet's top
 * left corner. It knows nothing of how the program laid the page out.
 */
const mmPerPoint = 25.4 / 72

/** One line of text: the advance boxes of its characters, put together from the words that poppler found. */
export type PrintedLine = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const pdfFacts = (file: string): { readonly pages: number; readonly width: number; readonly height: number } => {
  const said = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  const size = /^Page size:\s+([\d.]+) x ([\d.]+) pts/mu.exec(said)
  return {
    pages: Number(/^Pages:\s+(\d+)/mu.exec(said)?.[1]),
    width: Number(size?.[1]) * mmPerPoint,
    height: Number(size?.[2]) * mmPerPoint,
  }
}

export const pdfText = (file: string): string => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })

const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/gu

/** The lines of a page from the top down; words whose middles are less than a millimetre apart stand on one line. */
export const printedLines = (file: string, page = 1): readonly PrintedLine[] => {
  const xml = execFileSync('pdftotext', ['-bbox-layout', '-f', `${page}`, '-l', `${page}`, file, '-'], {
    encoding: 'utf8',
  })
  const words = [...xml.matchAll(word)].map(([, left, top, right, bottom, text = '']) => ({
    left: Number(left) * mmPerPoint,
    top: Number(top) * mmPerPoint,
    right: Number(right) * mmPerPoint,
    bottom: Number(bottom) * mmPerPoint,
    text: text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
  }))
  const lines: (typeof words)[] = []
  for (const found of words.toSorted((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line !== undefined && last !== undefined && Math.abs(middle(found) - middle(last)) < 1) line.push(found)
    else lines.push([found])
  }
  return lines.map((line) => ({
    text: line
      .toSorted((a, b) => a.left - b.left)
      .map((part) => part.text)
      .join(''),
    left: Math.min(...line.map((part) => part.left)),
    right: Math.max(...line.map((part) => part.right)),
    top: Math.min(...line.map((part) => part.top)),
    bottom: Math.max(...line.map((part) => part.bottom)),
  }))
}

const middle = (part: { readonly top: number; readonly bottom: number }): number => (part.top + part.bottom) / 2

/** A page as the printer would ink it. */
export type PagePicture = {
  readonly width: number
  readonly height: number
  readonly mmPerPixel: number
  readonly at: (x: number, y: number) => readonly [number, number, number]
  /** Its very pixels, to be compared with those of another page. */
  readonly bytes: Buffer
}

export const pagePicture = (file: string, page = 1, dpi = 200): PagePicture => {
  const ppm = execFileSync('pdftoppm', ['-r', `${dpi}`, '-f', `${page}`, '-l', `${page}`, file], {
    maxBuffer: 256 * 1024 * 1024,
  })
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(ppm.subarray(0, 60).toString('latin1'))
  if (head === null) throw new Error(`${file}: poppler gave no picture of page ${page}`)
  const [width, height] = [Number(head[1]), Number(head[2])]
  const bytes = ppm.subarray(head[0].length)
  const at = (x: number, y: number): readonly [number, number, number] => {
    const from = (y * width + x) * 3
    return [bytes[from] ?? 0, bytes[from + 1] ?? 0, bytes[from + 2] ?? 0]
  }
  return { width, height, mmPerPixel: 25.4 / dpi, at, bytes }
}

const isRed = ([red, green, blue]: readonly [number, number, number]): boolean => red > 150 && green < 120 && blue < 120

/** A straight red line across the page; `thickness` counts the rows of pixels that it fills. */
export type RedRule = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly thickness: number
}

/** The red rules of at least 100 mm, from the top down. */
export const redRules = (picture: PagePicture): readonly RedRule[] => {
  const { width, height, mmPerPixel } = picture
  const found: RedRule[] = []
  let open: { left: number; right: number; from: number } | null = null
  for (let y = 0; y <= height; y += 1) {
    const run = y < height ? longestRedRun(picture, y, width) : { left: 0, right: 0 }
    const long = (run.right - run.left) * mmPerPixel >= 100
    if (long && open === null) open = { ...run, from: y }
    if (!long && open !== null) {
      found.push({
        left: open.left * mmPerPixel,
        right: open.right * mmPerPixel,
        top: open.from * mmPerPixel,
        thickness: (y - open.from) * mmPerPixel,
      })
      open = null
    }
  }
  return found
}

const longestRedRun = (picture: PagePicture, y: number, width: number): { left: number; right: number } => {
  let best = { left: 0, right: 0 }
  let left = -1
  for (let x = 0; x <= width; x += 1) {
    const red = x < width && isRed(picture.at(x, y))
    if (red && left < 0) left = x
    if (red || left < 0) continue
    if (x - left > best.right - best.left) best = { left, right: x }
    left = -1
  }
  return best
}

/** How far down the first ink of a page stands. */
export const firstInk = ({ width, height, mmPerPixel, at }: PagePicture): number => {
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (at(x, y).some((part) => part < 200)) return y * mmPerPixel
  return Number.POSITIVE_INFINITY
}

type Ink = 'red' | 'black'

/** Read straight out of the picture's bytes: at a tenth of a millimetre a page has 25 million pixels. */
const isInked = ({ bytes, width }: PagePicture, ink: Ink | 'any', x: number, y: number): boolean => {
  const from = (y * width + x) * 3
  const [red, green, blue] = [bytes[from] ?? 255, bytes[from + 1] ?? 255, bytes[from + 2] ?? 255]
  if (ink === 'any') return red < 140 || green < 140 || blue < 140
  return ink === 'red' ? red > 150 && green < 150 && blue < 150 : red < 140 && green < 140 && blue < 140
}

/** Straight lines across of at least 100 mm in one colour, from the top down: where the ink begins and ends. */
export const rulesAcross = (picture: PagePicture, ink: Ink): readonly RedRule[] => {
  const { width, height, mmPerPixel } = picture
  const found: RedRule[] = []
  let open: { left: number; right: number; from: number } | null = null
  for (let y = 0; y <= height; y += 1) {
    let [left, right, start] = [0, 0, -1]
    for (let x = 0; x <= width && y < height; x += 1) {
      const inked = x < width && isInked(picture, ink, x, y)
      if (inked && start < 0) start = x
      if (inked || start < 0) continue
      if (x - start > right - left) [left, right] = [start, x]
      start = -1
    }
    const long = (right - left) * mmPerPixel >= 100
    if (long && open === null) open = { left, right, from: y }
    if (long || open === null) continue
    found.push({
      left: open.left * mmPerPixel,
      right: open.right * mmPerPixel,
      top: open.from * mmPerPixel,
      thickness: (y - open.from) * mmPerPixel,
    })
    open = null
  }
  return found
}

/** Rows of ink within a part of the page, from the top down: where each band of them begins and ends, in mm. */
export const inkBands = (
  picture: PagePicture,
  part: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): readonly { readonly top: number; readonly bottom: number }[] => {
  const { width, height, mmPerPixel } = picture
  const bands: { top: number; bottom: number }[] = []
  let from = -1
  const last = Math.min(height, Math.round(part.bottom / mmPerPixel))
  for (let y = Math.round(part.top / mmPerPixel); y <= last; y += 1) {
    let inked = false
    for (let x = Math.round(part.left / mmPerPixel); x < Math.min(width, part.right / mmPerPixel) && y < last; x += 1)
      if (isInked(picture, 'any', x, y)) inked = true
    if (inked && from < 0) from = y
    if (inked || from < 0) continue
    bands.push({ top: from * mmPerPixel, bottom: y * mmPerPixel })
    from = -1
  }
  return bands
}
