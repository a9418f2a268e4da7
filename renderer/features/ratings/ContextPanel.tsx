import { ContextQuestions } from './ContextQuestions.tsx'
import styles from './ratings.module.css'

/** The questions about the recording by themselves, for schemes without scales to stand below. */
export function ContextPanel() {
  return (
    <div className={styles.panel} data-testid="context-panel">
      <ContextQuestions />
    </div>
  )
}
