import { Component, type ReactNode } from 'react'
import { useText } from './store/useDesk.ts'
import './trouble.css'

type Props = { readonly children: ReactNode; readonly onLeave: () => void }

/** Keeps a screen that failed from taking the desk with it; the person can go back and goes on working. */
export class LoadGuard extends Component<Props, { readonly problem: string | null }> {
  override state = { problem: null }

  static getDerivedStateFromError(problem: unknown): { readonly problem: string } {
    return { problem: problem instanceof Error ? problem.message : String(problem) }
  }

  override render(): ReactNode {
    const { problem } = this.state
    return problem === null ? this.props.children : <Failed detail={problem} onLeave={this.props.onLeave} />
  }
}

const Failed = ({ detail, onLeave }: { readonly detail: string; readonly onLeave: () => void }) => {
  const { text } = useText()
  const words = text.desk.state
  return (
    <main className="trouble" role="alert">
      <h1>{words.loadFailed}</h1>
      <p>{words.loadFailedText}</p>
      <div className="steps">
        <button type="button" className="btn pri" onClick={onLeave}>
          {words.back}
        </button>
      </div>
      <p className="small readable">{detail}</p>
    </main>
  )
}
