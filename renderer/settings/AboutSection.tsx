import { useEffect, useState } from 'react'
import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { PracticePart } from '../welcome/PracticePart.tsx'

export const AboutSection = () => {
  const { verbs, bridge, hello, text } = useDesk()
  const words = text.settings.about
  const [about, setAbout] = useState<BridgeReplies['about'] | null>(null)
  const [entries, setEntries] = useState(hello.entries)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let gone = false
    const ask = async () => {
      try {
        const [program, ledger] = await Promise.all([bridge.about({}), verbs.hello({})])
        if (gone) return
        setAbout(program)
        if (ledger.ok) setEntries(ledger.value.entries)
      } catch {
        if (!gone) setFailed(true)
      }
    }
    void ask()
    return () => {
      gone = true
    }
  }, [bridge, verbs])

  const facts: readonly (readonly [string, string])[] = [
    [words.version, about?.version ?? ''],
    [words.electron, about?.electron ?? ''],
    [words.dataFolder, about?.dataFolder ?? ''],
    [words.ledgerFile, hello.ledgerFile],
    [words.entries, words.entriesOf(entries)],
  ]
  return (
    <section className="set-form" aria-label={text.settings.sections.about}>
      <h2>{text.desk.product}</h2>
      <p className="t2">{words.local}</p>
      <dl className="set-facts num readable">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {failed ? (
        <p className="rd" role="alert">
          {words.failed}
        </p>
      ) : null}
      <PracticePart there={about?.practice ?? false} />
      <footer>
        <button type="button" className="btn" onClick={() => void bridge.chooseDataFolder({})}>
          <Icon name="folder" />
          {words.chooseFolder}
        </button>
        <span className="t3">{words.chooseFolderHint}</span>
      </footer>
    </section>
  )
}
