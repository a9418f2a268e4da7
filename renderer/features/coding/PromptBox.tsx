import { useEffect, useRef, useState } from 'react'
import type { Prompt, Written } from '../../state/workspace.ts'
import { useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import keyStyles from '../../ui/code-key.module.css'
import styles from './coding.module.css'

/** A question asked in place, above the keys: answered by a key or a click, or in writing; left with Escape. */
export function PromptBox() {
  const { ui } = useWorkspace()
  const prompt = useWorkspaceUi((state) => state.prompt)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [prompt])
  if (prompt === null) return null
  const leave = prompt.onSkip ?? (() => ui.setState({ prompt: null }))
  return (
    <div className={styles.prompt} role="group" aria-label={prompt.title} ref={box} data-testid="prompt">
      <h2 aria-live="assertive">{prompt.title}</h2>
      {prompt.written === undefined ? (
        prompt.options.map((option, i) => <Option key={option} prompt={prompt} option={option} i={i} />)
      ) : (
        <WrittenAnswer key={prompt.title} written={prompt.written} label={prompt.title} onLeave={leave} />
      )}
      <div className={styles.promptFoot}>
        {prompt.chosen === undefined ? null : (
          <Button small onPress={() => prompt.onEnter?.()}>
            Go on (↵)
          </Button>
        )}
        <Button small onPress={leave}>
          Leave it (Esc)
        </Button>
        {prompt.at === undefined || prompt.chosen !== undefined ? null : (
          <span className={styles.promptHint}>
            <Kbd>↵</Kbd> takes the marked one
          </span>
        )}
      </div>
    </div>
  )
}

function Option({ prompt, option, i }: { readonly prompt: Prompt; readonly option: string; readonly i: number }) {
  const cap = prompt.keys === undefined ? (i < 9 ? String(i + 1) : '') : (prompt.keys[i]?.toUpperCase() ?? '')
  return (
    <button
      type="button"
      className={keyStyles.code}
      data-at={prompt.at === i}
      data-lit={prompt.chosen?.includes(i) === true}
      aria-pressed={prompt.chosen?.includes(i)}
      aria-current={prompt.at === i}
      onClick={() => prompt.onChoose(i)}
    >
      {cap === '' ? <span className={keyStyles.noKey} /> : <Kbd>{cap}</Kbd>}
      <span className={keyStyles.label}>{option}</span>
    </button>
  )
}

type WrittenAnswerProps = { readonly written: Written; readonly label: string; readonly onLeave: () => void }

/** Enter takes what is written, if it can be an answer; Escape leaves it. */
function WrittenAnswer({ written, label, onLeave }: WrittenAnswerProps) {
  const [text, setText] = useState(written.proposed)
  const [refused, setRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <label className={styles.written}>
      <span className={styles.writtenRow}>
        <input
          ref={field}
          className={styles.field}
          aria-label={label}
          aria-invalid={refused}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setRefused(false)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') setRefused(!written.take(text))
            if (event.key === 'Escape') onLeave()
          }}
        />
        {written.unit}
      </span>
      <span role={refused ? 'alert' : undefined} className={refused ? styles.refused : styles.muted}>
        {refused ? `Write ${written.hint}.` : written.hint}
      </span>
    </label>
  )
}
