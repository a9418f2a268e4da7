import { CircleCheck, OctagonAlert, X } from 'lucide-react'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import { dismissToast, useToasts } from './toasts.ts'
import styles from './toasts.module.css'

/** Always on the page, so that what appears in it is read aloud. */
export function ToastRegion() {
  const list = useToasts((toasts) => toasts.list)
  return (
    <div className={styles.region} role="status" aria-live="polite">
      {list.map((toast) => (
        <div key={toast.id} className={cx(styles.toast, toast.kind === 'done' ? styles.done : styles.stop)}>
          {toast.kind === 'done' ? <CircleCheck size={16} aria-hidden /> : <OctagonAlert size={16} aria-hidden />}
          <span className={styles.text}>{toast.text}</span>
          <IconButton small label="Close this message" onPress={() => dismissToast(toast.id)}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
