import encodeQR from 'qr'
import type { PaperCode } from '../../../shared/documents/paperPage.ts'

/** A QR code as one path of squares: vectors, so that a printer draws it as sharp as it can. */
export const OrderCode = ({ code }: { readonly code: PaperCode }) => {
  const modules = encodeQR(code.text, 'raw', { ecc: 'medium', border: 1 })
  // Without that border, which the layout leaves white.
  const side = modules.length - 2
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter((square) => square !== '')
    .join('')
  return (
    <svg
      className="paper-code"
      viewBox={`1 1 ${side} ${side}`}
      style={{ left: `${code.x}mm`, top: `${code.y}mm`, width: `${code.size}mm`, height: `${code.size}mm` }}
      role="img"
      aria-label={code.text}
    >
      <path d={path} />
    </svg>
  )
}
