import { describeError } from '../../host/ErrorNotice.tsx'
import { useEditor } from './editing/editor-context.ts'
import styles from './editor.module.css'

/** Whether what is on screen is on disk; never more hopeful than the truth. */
export function SavedLine() {
  const save = useEditor((state) => state.save)
  const words = {
    saved: 'Every change is saved',
    waiting: 'Not saved yet…',
    saving: 'Saving…',
    failed: 'NOT saved',
    parted: 'NOT saved',
  }[save.kind]
  const tone = save.kind === 'saved' ? 'ok' : save.kind === 'failed' || save.kind === 'parted' ? 'stop' : 'busy'
  return (
    <span className={styles.saved} data-tone={tone} data-testid="draft-saved" data-save={save.kind} role="status">
      <i aria-hidden />
      {words}
      {save.kind === 'failed' ? <span className="sr-only">{describeError(save.error)}</span> : null}
    </span>
  )
}
