import { Volume2, VolumeX } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Camera } from '#shared/study/recording.ts'
import type { Player } from '../../state/player.ts'
import styles from './player.module.css'
import { problemText } from './problem-text.ts'

type CameraStageProps = {
  readonly player: Player
  readonly cameras: readonly Camera[]
  /** The element that the player draws each camera into. */
  readonly pictures: ReadonlyMap<string, HTMLElement>
}

/** The pictures, as large as the window lets them be, never cut. */
export function CameraStage({ player, cameras, pictures }: CameraStageProps) {
  const frame = useStore(player.store, (state) => state.moment.frame)
  const seeking = useStore(player.store, (state) => state.seeking)
  const ready = useStore(player.store, (state) => state.ready)
  return (
    <div
      className={styles.stage}
      data-cameras={cameras.length}
      data-frame={frame ?? ''}
      data-seeking={seeking}
      data-ready={ready}
      data-testid="stage"
    >
      {cameras.map((camera) => (
        <CameraPicture key={camera.id} player={player} camera={camera} picture={pictures.get(camera.id)} />
      ))}
    </div>
  )
}

type CameraPictureProps = {
  readonly player: Player
  readonly camera: Camera
  readonly picture: HTMLElement | undefined
}

function CameraPicture({ player, camera, picture }: CameraPictureProps) {
  const place = useRef<HTMLDivElement>(null)
  const problem = useStore(player.store, (state) => state.cameras.find(({ id }) => id === camera.id)?.problem ?? null)
  const audible = useStore(player.store, (state) => state.audible === camera.id)
  useLayoutEffect(() => {
    if (picture !== undefined) place.current?.replaceChildren(picture)
  }, [picture])
  const hasSound = camera.segments.some((file) => file.hasAudio)
  return (
    <div className={styles.camera} data-camera={camera.id}>
      <div ref={place} className={styles.picture} hidden={problem !== null} />
      {problem === null ? null : (
        <div className={styles.problem} role="alert">
          <strong>No picture from “{camera.label}”</strong>
          <p>{problemText(problem, camera.label)}</p>
        </div>
      )}
      <span className={styles.tag}>
        <i className={styles.swatch} data-view={camera.view} />
        {camera.label}
        {hasSound ? (
          <button
            type="button"
            className={styles.sound}
            aria-pressed={audible}
            aria-label={`Sound of ${camera.label}`}
            onClick={() => player.setAudible(audible ? null : camera.id)}
          >
            {audible ? <Volume2 size={14} aria-hidden /> : <VolumeX size={14} aria-hidden />}
          </button>
        ) : null}
      </span>
    </div>
  )
}
