import type { Bridge } from '../../../shared/contract/bridge.ts'
import type { OwnFont } from '../../../shared/contract/ownFonts.ts'
import type { PaperFont } from '../../../shared/documents/paperPage.ts'
import { createSource } from '../../store/source.ts'

/** The font files that the person chose, as far as the window can draw with them. */
export type OwnFaces = {
  /** Goes up whenever the faces change: what was measured before is no longer true. */
  readonly generation: number
  readonly faces: ReadonlyMap<PaperFont, { readonly family: string; readonly fileName: string }>
  /** Files that are there and that the window cannot draw with. */
  readonly broken: readonly OwnFont[]
}

export const ownFaces = createSource<OwnFaces>({ generation: 0, faces: new Map(), broken: [] })

let loaded: FontFace[] = []

/** Reads them anew; they stand before every font of the machine from then on. */
export const loadOwnFonts = async (bridge: Bridge): Promise<void> => {
  const own = await bridge.ownFonts({})
  if (own.length === 0 && ownFaces.get().faces.size === 0 && ownFaces.get().broken.length === 0) return
  const faces = new Map<PaperFont, { readonly family: string; readonly fileName: string }>()
  const broken: OwnFont[] = []
  const added: FontFace[] = []
  for (const font of own) {
    const family = `youjie-own-${font.face}`
    // Of every weight: a face of one weight must not be thickened by the browser where the papers ask for a bold one.
    const face = new FontFace(family, `url("${font.url}")`, { weight: '100 900' })
    try {
      added.push(await face.load())
      faces.set(font.face, { family, fileName: font.fileName })
    } catch {
      broken.push(font)
    }
  }
  for (const face of loaded) document.fonts.delete(face)
  for (const face of added) document.fonts.add(face)
  loaded = added
  ownFaces.set({ generation: ownFaces.get().generation + 1, faces, broken })
}
