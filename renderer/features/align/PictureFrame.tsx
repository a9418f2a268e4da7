import { Volume2, VolumeX } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Camera } from '#shared/study/recording.ts'
import type { CameraProblem, Player } from '../../state/player.ts'
import styles from './picture-frame.module.css'

type PictureFrameProps = {
  readonly player: Player
  readonly camera: Camera
  /** The element that the player draws this camera into. */
  readonly picture: HTMLElement | undefined
  /** Words for why there is no picture. */
  readonly problemText: (problem: CameraProblem, label: string) => string
}

/** One camera's picture with its name and its sound. */
export function PictureFrame({ player, camera, picture, problemText }: PictureFrameProps) {
  const place = useRef<HTMLDivElement>(null)
  const problem = useStore(player.store, (state) => state.cameras.find(({ id }) => id === camera.id)?.problem ?? null)
  const audible = useStore(player.store, (state) => state.audible === camera.id)
  useLayoutEffect(() => {
    if (picture !== undefined) place.current?.replaceChildren(picture)
  }, [picture])
  const hasSound = camera.segments.some((file) => file.hasAudio)
  const Sound = audible ? Volume2 : VolumeX
  return (
    <div className={styles.picture} data-camera={camera.id}>
      <div ref={place} className={styles.video} hidden={problem !== null} />
      {problem === null ? null : (
        <div className={styles.problem} role="alert">
          <strong>No picture from “{camera.label}”</strong>
          <p>{problemText(problem, camera.label)}</p>
        </div>
      )}
      <span className={styles.tag}>
        <i className={styles.swatch} data-view={camera.view} />
        <span className={styles.label}>{camera.label}</span>
        {camera.isReference ? <small>reference</small> : null}
        {hasSound ? (
          <button
            type="button"
            className={styles.sound}
            aria-pressed={audible}
            aria-label={`Sound of ${camera.label}`}
            onClick={() => player.setAudible(audible ? null : camera.id)}
          >
            <Sound size={14} aria-hidden />
          </button>
        ) : null}
      </span>
    </div>
  )
}
