import { en } from '../../shared/text/en.ts'
import { type Text, zhCN } from '../../shared/text/zhCN.ts'
import { fitsLetters, initialsOf } from '../desk/acts/fitsLetters.ts'
import { type Section, sections } from './sections.ts'
import { type SettingEntry, settingIndex } from './settingIndex.ts'

/** What a search finds: a setting, or a whole section such as the list of units. */
export type FoundSetting =
  | { readonly kind: 'setting'; readonly entry: SettingEntry }
  | { readonly kind: 'section'; readonly section: Section }

const languages: readonly Text[] = [zhCN, en]

/**
 * Settings and sections in which every typed term occurs, by their name in either language, its pinyin whole or by initials, or
 * by a part of what is said of them; what bears the name comes first.
 */
export const findSettings = (typed: string): readonly FoundSetting[] => {
  const terms = typed
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .filter((term) => term !== '')
  if (terms.length === 0) return []
  const ranked = [
    ...sections.map((section) => ({
      found: { kind: 'section', section } as const,
      rank: rankOf(
        terms,
        languages.map((text) => text.settings.sections[section]),
        [],
      ),
    })),
    ...settingIndex.map((entry) => ({
      found: { kind: 'setting', entry } as const,
      rank: rankOf(
        terms,
        languages.map((text) => entry.label(text)),
        languages.flatMap((text) => [text.settingNotes.about[entry.key], text.settings.sections[entry.section]]),
      ),
    })),
  ].flatMap(({ found, rank }) => (rank === null ? [] : [{ found, rank }]))
  return ranked.sort((a, b) => a.rank - b.rank).map(({ found }) => found)
}

/** 0: a name or its initials begin so; 1: a name fits; 2: only what is said of it does; null: nothing does. */
const rankOf = (terms: readonly string[], names: readonly string[], said: readonly string[]): number | null => {
  let worst = 0
  for (const term of terms) {
    const rank = names.some((name) => name.toLowerCase().startsWith(term) || initialsOf(name).startsWith(term))
      ? 0
      : names.some((name) => fitsLetters(name, term))
        ? 1
        : said.some((words) => words.toLowerCase().includes(term))
          ? 2
          : null
    if (rank === null) return null
    worst = Math.max(worst, rank)
  }
  return worst
}
