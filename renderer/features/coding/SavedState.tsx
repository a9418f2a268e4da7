import { Lock } from 'lucide-react'
import { useObservation, useWorkspace } from '../../state/workspace-context.ts'
import { Button } from '../../ui/Button.tsx'
import { savedWords } from './saved-words.ts'
import styles from './saved.module.css'

/** Whether what is on screen is on disk; when it is not, why, and what to do. */
export function SavedState() {
  const save = useObservation((state) => state.save)
  const unsaved = useObservation((state) => state.unsaved)
  const records = useObservation((state) => state.records)
  const status = useObservation((state) => state.view.status)
  const editable = useObservation((state) => state.editable)
  if (!editable) {
    return (
      <span className={styles.saved} data-testid="saved" data-save="locked">
        <Lock size={13} aria-hidden /> {status === 'locked' ? 'Locked: it no longer changes' : 'To look at only'}
      </span>
    )
  }
  const { tone, text, detail } = savedWords(save, unsaved, records)
  return (
    <div className={styles.savedPlace}>
      <span className={styles.saved} data-tone={tone} data-testid="saved" data-save={save.kind} role="status">
        <i className={styles.dot} />
        {text}
      </span>
      {detail === '' ? null : (
        <div className={styles.trouble} role="alert">
          <p>{detail}</p>
          <Ways kind={save.kind} />
        </div>
      )}
    </div>
  )
}

function Ways({ kind }: { readonly kind: string }) {
  const { observation } = useWorkspace()
  if (kind === 'conflict') {
    return (
      <div className={styles.ways}>
        <Button small kind="primary" onPress={() => observation.settleConflict(true)}>
          Keep mine
        </Button>
        <Button small onPress={() => observation.settleConflict(false)}>
          Take the other
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.ways}>
      {kind === 'failed' ? (
        <Button small kind="primary" onPress={() => observation.retry()}>
          Try again
        </Button>
      ) : null}
      <Button small onPress={() => void observation.reload()}>
        Load again
      </Button>
    </div>
  )
}
