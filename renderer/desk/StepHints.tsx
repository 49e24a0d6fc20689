import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { deedWords } from './gestureHistory.ts'

/** What Ctrl Z and Ctrl Y would do, in words, where the eye passes by; a click does the same. */
export const StepHints = () => {
  const { text } = useDesk()
  const { gestures } = useDeskModel()
  const { undo, redo } = useSource(gestures.history.next)
  const words = text.desk.steps
  return (
    <>
      {undo !== null && (
        <button type="button" className="step" data-step="undo" onClick={() => void gestures.undo()}>
          <kbd>Ctrl Z</kbd> <span className="el">{words.undo(deedWords(text, undo.deed))}</span>
        </button>
      )}
      {redo !== null && (
        <button type="button" className="step" data-step="redo" onClick={() => void gestures.redo()}>
          <kbd>Ctrl Y</kbd> <span className="el">{words.redo(deedWords(text, redo.deed))}</span>
        </button>
      )}
    </>
  )
}
