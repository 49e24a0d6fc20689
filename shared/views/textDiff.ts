/** A part of a text that both sides have (`same`), or that only one of them has. */
export type DiffPart = { readonly kind: 'same' | 'before' | 'now'; readonly text: string }

/** Beyond this many cells of the table the middle is shown as one change: nobody reads such a comparison letter by letter. */
const mostCells = 4_000_000

/**
 * Two texts side by side: the shortest way from one to the other by characters, with what they begin and end with in common
 * taken off first, because most changes touch a few words of a long report.
 */
export const textDiff = (before: string, now: string): readonly DiffPart[] => {
  const a = [...before]
  const b = [...now]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1
  const middle = changed(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return joined([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ])
}

const changed = (a: readonly string[], b: readonly string[]): readonly DiffPart[] => {
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostCells)
    return [
      { kind: 'before', text: a.join('') },
      { kind: 'now', text: b.join('') },
    ]
  const width = b.length + 1
  // Longest common part of what follows, from the end backwards.
  const common = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      parts.push({ kind: 'before', text: a[i] ?? '' })
      i += 1
    } else {
      parts.push({ kind: 'now', text: b[j] ?? '' })
      j += 1
    }
  }
  return [...parts, { kind: 'before', text: a.slice(i).join('') }, { kind: 'now', text: b.slice(j).join('') }]
}

/** Neighbours of a kind become one part; empty ones go. */
const joined = (parts: readonly DiffPart[]): readonly DiffPart[] => {
  const whole: { kind: DiffPart['kind']; text: string }[] = []
  for (const { kind, text } of parts) {
    if (text === '') continue
    const last = whole.at(-1)
    if (last?.kind === kind) last.text += text
    else whole.push({ kind, text })
  }
  return whole
}
