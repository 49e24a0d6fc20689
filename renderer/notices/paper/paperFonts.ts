import type { PaperFont } from '../../../shared/documents/paperPage.ts'
import { ownFaces } from './ownFonts.ts'

/**
 * The faces that documents are set in, in the order in which they are looked for. `official` are what the standard means
 * and what Windows in offices has; a stand-in keeps lines and pages, but not the look, and the screen says so.
 */
export type PaperFace = {
  /** What offices call it. */
  readonly name: string
  readonly official: readonly string[]
  readonly standIns: readonly string[]
  readonly generic: 'serif' | 'sans-serif'
  /** Official faces have one weight; faces of many weights come closest in their bold. */
  readonly weight: 400 | 600
}

export const paperFaces: { readonly [font in PaperFont]: PaperFace } = {
  fangsong: {
    name: '仿宋',
    official: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋', 'FZFangSong-Z02S'],
    standIns: ['Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'SimSun', 'Songti SC'],
    generic: 'serif',
    weight: 400,
  },
  kai: {
    name: '楷体',
    official: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', '华文楷体', 'Kaiti SC', 'FZKai-Z03S'],
    standIns: ['LXGW WenKai', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'SimSun', 'Songti SC'],
    generic: 'serif',
    weight: 400,
  },
  hei: {
    name: '黑体',
    // 思源黑体, by whatever name, is a 黑体.
    official: [
      'SimHei',
      '黑体',
      'STHeiti',
      '华文黑体',
      'Heiti SC',
      'FZHei-B01S',
      'Source Han Sans SC',
      'Noto Sans CJK SC',
      'Noto Sans SC',
    ],
    standIns: ['Microsoft YaHei', 'WenQuanYi Zen Hei'],
    generic: 'sans-serif',
    weight: 600,
  },
  xbs: {
    name: '小标宋',
    official: [
      'FZXiaoBiaoSong-B05S',
      'FZXiaoBiaoSong-B05',
      '方正小标宋_GBK',
      '方正小标宋简体',
      'STZhongsong',
      '华文中宋',
    ],
    standIns: ['Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC', 'SimSun', 'Songti SC'],
    generic: 'serif',
    weight: 600,
  },
  song: {
    name: '宋体',
    // 思源宋体, by whatever name, is a 宋体.
    official: [
      'SimSun',
      '宋体',
      'STSong',
      '华文宋体',
      'Songti SC',
      'NSimSun',
      'Source Han Serif SC',
      'Noto Serif CJK SC',
      'Noto Serif SC',
    ],
    standIns: ['AR PL UMing CN'],
    generic: 'serif',
    weight: 400,
  },
}

const quoted = (family: string): string => `"${family}"`

/** The CSS font-family list: a font file that the user chose stands before every font of the machine. */
export const fontFamily = (font: PaperFont): string => {
  const ownFile = ownFaces.get().faces.get(font)?.family ?? null
  const { official, standIns, generic } = paperFaces[font]
  return [...(ownFile === null ? [] : [ownFile]), ...official, ...standIns].map(quoted).concat(generic).join(', ')
}
