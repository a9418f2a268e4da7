import { useStore } from 'zustand'
import type { Camera } from '#shared/study/recording.ts'
import type { Player } from '../../state/player.ts'
import { problemText, waitingText } from './problem-text.ts'
import styles from './stage.module.css'

/** Why there is no picture, in its place, with a way to try again; or, over the picture that is there, that its file is slow. */
export function PictureNotice({ player, camera }: { readonly player: Player; readonly camera: Camera }) {
  const state = useStore(player.store, ({ cameras }) => cameras.find(({ id }) => id === camera.id))
  if (state === undefined) return null
  if (state.problem !== null)
    return (
      <div className={styles.problem} role="alert">
        <strong>No picture from “{camera.label}”</strong>
        <p>{problemText(state.problem, camera.label)}</p>
        <button type="button" className={styles.retry} onClick={() => player.retry(camera.id)}>
          Try again
        </button>
      </div>
    )
  return <div role="status">{state.waiting ? <p className={styles.waiting}>{waitingText(camera.label)}</p> : null}</div>
}
