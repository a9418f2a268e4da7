import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import { useStore } from 'zustand'
import type { StageSetting } from '#shared/study/place.ts'
import type { Camera } from '#shared/study/recording.ts'
import type { Player } from '../../state/player.ts'
import { cover, crop, cropOf } from '../../state/stage.ts'
import { AreaDrawing, type Drawing } from './AreaDrawing.tsx'
import { ChangedNotice } from './ChangedNotice.tsx'
import { PictureMasks } from './PictureMasks.tsx'
import { PictureNotice } from './PictureNotice.tsx'
import { PictureTools, SoundButton } from './PictureTools.tsx'
import styles from './stage.module.css'

export type CameraPictureProps = {
  readonly player: Player
  readonly camera: Camera
  readonly picture: HTMLElement | undefined
  /** Position of the camera in the recording. */
  readonly position: number
  /** Where it stands on the stage; -1 while it is put away. */
  readonly place: number
  readonly count: number
  readonly setting: StageSetting
  readonly onSetting: (next: StageSetting) => void
}

/** One camera: its picture, whole or the part that was chosen, what is covered of it, and what can be done to it. */
export function CameraPicture(props: CameraPictureProps) {
  const { player, camera, picture, position, place, setting, onSetting } = props
  const holder = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const problem = useStore(player.store, (state) => state.cameras[position]?.problem ?? null)
  const aspect = useStore(player.store, (state) => state.cameras[position]?.aspect ?? null)
  useLayoutEffect(() => {
    if (picture !== undefined) holder.current?.replaceChildren(picture)
  }, [picture])
  const area = cropOf(setting, position)
  const finish = (drawn: NonNullable<typeof area>): void => {
    if (drawing?.kind === 'mask') onSetting(cover(setting, position, drawn))
    if (drawing?.kind === 'crop') onSetting(crop(setting, position, drawn))
    setDrawing(null)
  }
  const away = place < 0
  return (
    <div
      className={styles.camera}
      data-camera={camera.id}
      data-place={place}
      data-drawing={drawing !== null}
      style={{ order: place }}
      inert={away}
      aria-hidden={away}
    >
      <div className={styles.part} data-shaped={aspect !== null} style={partOf(aspect, area)} hidden={problem !== null}>
        <div className={styles.whole}>
          <div ref={holder} className={styles.picture} />
          <PictureMasks label={camera.label} position={position} setting={setting} onSetting={onSetting} />
          {drawing === null ? null : (
            <AreaDrawing drawing={drawing} label={camera.label} onDone={finish} onLeave={() => setDrawing(null)} />
          )}
        </div>
      </div>
      <PictureNotice player={player} camera={camera} />
      {problem === null ? <ChangedNotice camera={camera} /> : null}
      <span className={styles.tag}>
        <i className={styles.swatch} data-view={camera.view} />
        <span className={styles.name}>{camera.label}</span>
        <SoundButton player={player} camera={camera} />
      </span>
      {problem === null ? <PictureTools {...props} onDraw={setDrawing} /> : null}
    </div>
  )
}

type Shape = CSSProperties & Readonly<Record<`--${string}`, number>>

/** The shape of what is shown and where it lies in the whole picture; the style sheet does the rest. */
function partOf(aspect: number | null, area: ReturnType<typeof cropOf>): Shape {
  const { x, y, width, height } = area ?? { x: 0, y: 0, width: 1, height: 1 }
  const shape: Shape = aspect === null ? {} : { '--aspect': (aspect * width) / height }
  return { ...shape, '--x': x, '--y': y, '--w': width, '--h': height }
}
