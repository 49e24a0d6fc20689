import type { SeededRandom } from '../../seededRandom.ts'

/** What a message says, and by whom. */
export type Said = { readonly title: string; readonly text: string; readonly phone: string }

/** How much was changed: `light` is somebody who tells it twice, `heavy` somebody else in a hurry. */
export const strengths = ['light', 'middle', 'heavy'] as const
export type Strength = (typeof strengths)[number]

/** Letters mistyped and sentences left out, as shares of all. */
const changes: Readonly<Record<Strength, { readonly typos: number; readonly dropped: number }>> = {
  light: { typos: 0.01, dropped: 0 },
  middle: { typos: 0.03, dropped: 0.25 },
  heavy: { typos: 0.05, dropped: 0.5 },
}

/** Every edit is by chance, the same for the same seed. */
export const nearCopy = (said: Said, strength: Strength, chance: SeededRandom): Said => {
  const { typos, dropped } = changes[strength]
  let sentences = sentencesOf(said.text)
  if (strength !== 'light') sentences = shuffled(sentences, chance)
  const kept = sentences.filter(() => !chance.chance(dropped))
  const body = (kept.length === 0 ? sentences.slice(0, 1) : kept).join('')
  const text = withTypos(withNumbers(body, chance), typos, chance)
  return {
    title: strength === 'light' ? withTypos(said.title, typos, chance) : otherTitle(said, chance),
    text: `${chance.pick(openings)}${text}${chance.pick(closings)}`,
    phone: chance.chance(0.5) ? said.phone : newPhone(chance),
  }
}

/** The same words about somewhere else: places and houses are other ones. Null where no place is named. */
export const elsewhere = (said: Said, chance: SeededRandom): Said | null => {
  const names = new Map<string, string>()
  const move = (words: string): string =>
    words.replace(placed, (_, name: string, kind: string, house: string | undefined) => {
      const other = names.get(name) ?? chance.pick(otherNames)
      names.set(name, other)
      return `${other}${kind}${house === undefined ? '' : chance.int(30, 99)}`
    })
  const moved = { title: move(said.title), text: move(said.text), phone: newPhone(chance) }
  return names.size === 0 || moved.title === said.title ? null : moved
}

export const newPhone = (chance: SeededRandom): string => `13${chance.int(100_000_000, 999_999_999)}`

const placed =
  /([\p{Script=Han}]{2,4})(小区|花园|家园|公寓|新村|新城|社区|大厦|广场|市场|学校|小学|中学|医院|公园|大道|村|路|街)(\d{1,3}(?=[号栋幢座]))?/gu
const otherNames = ['清泉', '长乐', '凤翔', '青石', '桃源', '永安', '金沙', '云溪', '柳泉', '红旗'] as const
const openings = ['', '', '您好，', '尊敬的领导：', '再次反映：', '来电人称，'] as const
const closings = ['', '', '请尽快处理。', '望回复，谢谢！', '希望有关部门解决。'] as const

const sentencesOf = (text: string): string[] => text.match(/[^。！？；!?;\n]+[。！？；!?;\n]*/gu) ?? [text]

const shuffled = (list: readonly string[], chance: SeededRandom): string[] => {
  const dealt = [...list]
  for (let at = dealt.length - 1; at > 0; at -= 1) {
    const other = chance.int(0, at)
    const held = dealt[at] ?? ''
    dealt[at] = dealt[other] ?? ''
    dealt[other] = held
  }
  return dealt
}

/** A letter left out, doubled, changed for its neighbour, or another one. */
const withTypos = (text: string, share: number, chance: SeededRandom): string => {
  const letters = Array.from(text)
  return letters
    .map((letter, at) => {
      if (!/\p{Script=Han}/u.test(letter) || !chance.chance(share)) return letter
      switch (chance.int(0, 3)) {
        case 0:
          return ''
        case 1:
          return letter + letter
        case 2:
          return letters[at + 1] ?? letter
        default:
          return chance.pick(['的', '地', '在', '是', '以', '己'])
      }
    })
    .join('')
}

/** Amounts, days and telephone numbers are told differently the second time; houses and masked districts are not. */
const withNumbers = (text: string, chance: SeededRandom): string =>
  text.replace(/(?<![A-Z\d])\d+(?![\d号栋幢座单弄组期区县市])/gu, (figures) =>
    chance.chance(0.5)
      ? figures.replace(/\d/gu, (figure) => String((Number(figure) + chance.int(1, 9)) % 10))
      : figures,
  )

/** What somebody else would write above it: a piece of the first sentence, or the title with its beginning gone. */
const otherTitle = ({ title, text }: Said, chance: SeededRandom): string => {
  const first = (sentencesOf(text)[0] ?? text).replace(/\s/gu, '')
  if (chance.chance(0.5)) return first.slice(0, chance.int(10, 20))
  return title.slice(chance.int(0, Math.floor(title.length / 3)))
}
