import { useEffect } from 'react'
import { useWorkspace, useWorkspaceUi } from '../../state/workspace-context.ts'
import { remarkText } from './remark-text.ts'
import styles from './saved.module.css'

const STAYS_MS = 4000

/** A short word about what a key could not do. Takes no room of its own and asks for nothing. */
export function RemarkLine() {
  const { ui } = useWorkspace()
  const remark = useWorkspaceUi((state) => state.remark)
  useEffect(() => {
    if (remark === null) return undefined
    const timer = setTimeout(() => ui.setState({ remark: null }), STAYS_MS)
    return () => clearTimeout(timer)
  }, [remark, ui])
  return (
    <div className={styles.remarkPlace} role="status" aria-live="polite">
      {remark === null ? null : <span className={styles.remark}>{remarkText(remark)}</span>}
    </div>
  )
}
