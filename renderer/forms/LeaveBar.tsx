type Props = {
  readonly words: { readonly question: string; readonly drop: string; readonly stay: string }
  readonly onDrop: () => void
  readonly onStay: () => void
}

/** The second step before typed words are thrown away; staying is what Enter and Escape do. */
export const LeaveBar = ({ words, onDrop, onStay }: Props) => (
  <div className="frm-leave" role="alertdialog" aria-label={words.question}>
    <span className="b">{words.question}</span>
    <span className="fill" />
    <button type="button" className="btn" onClick={onDrop}>
      {words.drop}
    </button>
    {/* biome-ignore lint/a11y/noAutofocus: the question was just asked, and the safe answer is under the hand */}
    <button type="button" className="btn pri" autoFocus onClick={onStay}>
      {words.stay}
    </button>
  </div>
)
