import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A path of docs/keys.md: a key as it is pressed, or words that the person says, by their name. */
export type Stroke =
  | { readonly kind: 'key'; readonly press: string }
  | { readonly kind: 'words'; readonly name: string }
export type KeyPath = { readonly path: string; readonly strokes: readonly Stroke[]; readonly counted: number }

const page = join(resolve(import.meta.dirname, '../../..'), 'docs/keys.md')

/** The rows of the table, in its order. */
export const keyPaths = (): readonly KeyPath[] =>
  readFileSync(page, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, path = '', keys = '', counted = ''] = line.split(/(?<!`)\|(?!`)/u).map((cell) => cell.trim())
      return /^\d+$/u.test(counted) ? [{ path, strokes: strokesOf(keys), counted: Number(counted) }] : []
    })

const strokesOf = (keys: string): readonly Stroke[] =>
  [...keys.matchAll(/`([^`]+)`|\*([^*]+)\*/gu)].map(
    ([, key, name]): Stroke =>
      key === undefined ? { kind: 'words', name: name ?? '' } : { kind: 'key', press: pressOf(key) },
  )

const pressOf = (key: string): string =>
  key
    .split(' ')
    .map((part) => ({ Ctrl: 'Control', '↓': 'ArrowDown' })[part] ?? part)
    .join('+')
