import { useEffect, useRef } from 'react'
import { useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './coding.module.css'

/** A question asked in place, above the keys: answered by a digit or a click, left with Escape. */
export function PromptBox() {
  const { ui } = useWorkspace()
  const prompt = useWorkspaceUi((state) => state.prompt)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [prompt])
  if (prompt === null) return null
  return (
    <div className={styles.prompt} role="group" aria-label={prompt.title} ref={box} data-testid="prompt">
      <h2 aria-live="assertive">{prompt.title}</h2>
      {prompt.options.map((option, i) => (
        <button key={option} type="button" className={styles.code} onClick={() => prompt.onChoose(i)}>
          {i < 9 ? <Kbd>{String(i + 1)}</Kbd> : <span className={styles.noKey} />}
          <span className={styles.label}>{option}</span>
        </button>
      ))}
      <div className={styles.promptFoot}>
        {prompt.onSkip === null ? (
          <Button small onPress={() => ui.setState({ prompt: null })}>
            Leave it (Esc)
          </Button>
        ) : (
          <Button small onPress={prompt.onSkip}>
            Without an answer (Esc)
          </Button>
        )}
      </div>
    </div>
  )
}
