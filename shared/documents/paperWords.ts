import type { PaperKind } from '../domain/supervision/ladder.ts'

/** What the papers of the ladder say differently, in official Chinese. */
export type PaperWords = {
  /** The document's own name, the end of its title. */
  readonly name: string
  /** What is done to the unit by it: 现予以督办. */
  readonly act: string
  /** The grounds' heading: 督办依据. */
  readonly basis: string
  /** What comes if the deadline passes, as the end of the deadline's sentence. */
  readonly otherwise: string
  /** The same in the shortest form. */
  readonly otherwiseShort: string
  /** Only what puts a unit under supervision is receipted on a slip of its own. */
  readonly slip: boolean
}

export const paperWords: Readonly<Record<PaperKind, PaperWords>> = {
  reminder: {
    name: '催办通知',
    act: '催办',
    basis: '催办依据',
    otherwise: '逾期未办结的，予以督办。',
    otherwiseShort: '逾期予以督办。',
    slip: false,
  },
  notice: {
    name: '督办通知单',
    act: '督办',
    basis: '督办依据',
    otherwise: '逾期未办结的，列入挂牌督办。',
    otherwiseShort: '逾期列入挂牌督办。',
    slip: true,
  },
  letter: {
    name: '提醒函',
    act: '提醒',
    basis: '提醒依据',
    otherwise: '逾期未办结的，列入挂牌督办。',
    otherwiseShort: '逾期列入挂牌督办。',
    slip: true,
  },
  listing: {
    name: '挂牌督办通知书',
    act: '挂牌督办',
    basis: '挂牌督办依据',
    otherwise: '逾期仍未办结的，提请有关机关按规定处理。',
    otherwiseShort: '逾期提请有关机关按规定处理。',
    slip: true,
  },
  delisting: {
    name: '解除挂牌通知书',
    act: '解除挂牌督办',
    basis: '解除依据',
    otherwise: '',
    otherwiseShort: '',
    slip: false,
  },
}
