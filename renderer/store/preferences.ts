import { defaultLanguage, type Language, languages } from '../../shared/text/language.ts'
import type { ColumnLayout } from '../../shared/contract/columnLayout.ts'
import { readLayout } from '../../shared/views/columnOrder.ts'
import { createSource, type Source } from './source.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const systemTheme = (page: Window): Theme =>
  page.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
export const densities = ['standard', 'compact', 'relaxed'] as const
export type Density = (typeof densities)[number]

/** What this person likes on this machine: remembered beside the program, never in the ledger. */
export type Preferences = {
  readonly language: Source<Language>
  readonly theme: Source<Theme>
  readonly density: Source<Density>
  readonly columns: Source<ColumnLayout>
}

export const createPreferences = (page: Window): Preferences => {
  const root = page.document.documentElement
  const language = remembered(page.localStorage, 'youjie.language', languages, defaultLanguage)
  const theme = remembered(page.localStorage, 'youjie.theme', themes, systemTheme(page))
  const density = remembered(page.localStorage, 'youjie.density', densities, 'standard')
  const show = (): void => {
    root.lang = language.get()
    root.dataset.theme = theme.get()
    root.dataset.density = density.get()
  }
  show()
  for (const source of [language, theme, density]) source.subscribe(show)
  const columns = rememberedLayout(page.localStorage, 'youjie.columns')
  return { language, theme, density, columns }
}

const remembered = <T extends string>(storage: Storage, key: string, known: readonly T[], otherwise: T): Source<T> => {
  const kept = storage.getItem(key)
  const source = createSource<T>(known.find((value) => value === kept) ?? otherwise)
  source.subscribe(() => storage.setItem(key, source.get()))
  return source
}

const rememberedLayout = (storage: Storage, key: string): Source<ColumnLayout> => {
  const source = createSource<ColumnLayout>(readLayout(storage.getItem(key)))
  source.subscribe(() => storage.setItem(key, JSON.stringify(source.get())))
  return source
}

export const nextOf = <T>(known: readonly T[], value: T): T => known[(known.indexOf(value) + 1) % known.length] ?? value
