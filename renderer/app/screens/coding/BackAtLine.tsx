import { useEffect, useState } from 'react'
import { ms } from '#shared/time/ms.ts'
import { clockText } from '../../../state/clock-text.ts'
import { useObservation, useWorkspace } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './coding-screen.module.css'

/** Says that the coder is back where they stopped, until they go on from there. Takes no room of its own. */
export function BackAtLine() {
  const { player } = useWorkspace()
  const atMs = useObservation((state) => state.view.place?.atMs ?? 0)
  const [isShown, setShown] = useState(true)
  useEffect(() => {
    let arrivedAt: number | null = null
    return player.store.subscribe(({ moment, playing, ready, seeking, reverse }) => {
      if (!ready || (seeking && arrivedAt === null)) return
      if (arrivedAt === null && moment.atMs > 0) arrivedAt = moment.atMs
      if (playing || reverse > 0 || (arrivedAt !== null && moment.atMs !== arrivedAt)) setShown(false)
    })
  }, [player])
  if (!isShown) return null
  return (
    <div className={styles.linePlace} role="status">
      <span className={styles.line}>
        Back at {clockText(atMs)}, where you stopped
        <Button small onPress={() => player.seekTo(ms(0))}>
          From the beginning
        </Button>
      </span>
    </div>
  )
}
