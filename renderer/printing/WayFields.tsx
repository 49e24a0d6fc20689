import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

type PrinterProps = {
  readonly printers: BridgeReplies['printers'] | null
  readonly value: string
  readonly onChange: (name: string) => void
}

export const PrinterChoice = ({ printers, value, onChange }: PrinterProps) => {
  const words = useDesk().text.printing
  if (printers !== null && printers.length === 0)
    return (
      <p className="ntc-line">
        <span>{words.printer}</span>
        <span className="t3">{words.noPrinters}</span>
      </p>
    )
  return (
    <label className="ntc-line">
      <span>{words.printer}</span>
      <select className="inp" value={value} onChange={(event) => onChange(event.target.value)}>
        {(printers ?? []).map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

type FolderProps = { readonly value: string; readonly onChange: (folder: string) => void }

/** Only a folder that the person names in the system's own dialog is ever written into. */
export const FolderChoice = ({ value, onChange }: FolderProps) => {
  const { bridge, text } = useDesk()
  const words = text.printing
  const ask = async () => {
    const chosen = await bridge.choosePrintFolder({})
    if (chosen !== null) onChange(chosen.folder)
  }
  return (
    <div className="ntc-line prt-folder">
      <span>{words.folder}</span>
      <span className={value === '' ? 't3' : 'el'} title={value}>
        {value === '' ? words.noFolder : value}
      </span>
      <button type="button" className="btn s" aria-label={words.chooseFolder} onClick={() => void ask()}>
        <Icon name="folder" />
        {words.chooseFolder}
      </button>
    </div>
  )
}
