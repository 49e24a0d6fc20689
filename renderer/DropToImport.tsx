import { useEffect, useState } from 'react'
import { useDeskModel } from './desk/deskModel.ts'
import { useSession, useText } from './store/useDesk.ts'

/** A file dropped anywhere on the window is imported. */
export const DropToImport = () => {
  const { bridge } = useSession()
  const { places, toasts, refuses } = useDeskModel()
  const { text } = useText()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const take = async (file: File): Promise<void> => {
      const chosen = await bridge.importDropped(file)
      if (chosen === null) toasts.say({ kind: 'notAFile' })
      else places.overlay.set({ kind: 'import', chosen })
    }
    const onDrop = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file !== undefined && places.overlay.get() === null && !refuses('beginImport')) void take(file)
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [bridge, places, toasts, refuses])
  if (!over) return null
  return (
    <div className="dropping">
      <span>{text.desk.drop.hint}</span>
      <span className="t3">{text.desk.drop.types}</span>
    </div>
  )
}
