import { useState } from 'react'
import { useStore } from 'zustand'
import { useWorkspace } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './coding-screen.module.css'

/** What can be done about steps that take long, once they do. Takes no room of its own, and is told once. */
export function SlowLine({ isLead }: { readonly isLead: boolean }) {
  const { player } = useWorkspace()
  const isSlow = useStore(player.store, ({ slow, playing }) => slow && !playing)
  const [isRead, setRead] = useState(false)
  return (
    <div className={styles.linePlace} role="status">
      {isSlow && !isRead ? (
        <span className={styles.line}>
          Steps take a while in this film.{' '}
          {isLead
            ? 'Under Files you can have a copy made for quick steps; codes hold for both.'
            : 'A lead can have a copy made for quick steps; codes hold for both.'}
          <Button small kind="quiet" onPress={() => setRead(true)}>
            All right
          </Button>
        </span>
      ) : null}
    </div>
  )
}
