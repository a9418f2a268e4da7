import { Undo2 } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useStore } from 'zustand'
import type { StageSetting } from '#shared/study/place.ts'
import type { Camera } from '#shared/study/recording.ts'
import type { Player } from '../../state/player.ts'
import { bringBack, onStage, putAwayOf } from '../../state/stage.ts'
import { CameraPicture } from './CameraPicture.tsx'
import styles from './stage.module.css'

type CameraStageProps = {
  readonly player: Player
  readonly cameras: readonly Camera[]
  /** The element that the player draws each camera into. */
  readonly pictures: ReadonlyMap<string, HTMLElement>
  /** How the pictures stand in the pass at hand. */
  readonly setting: StageSetting
  readonly onSetting: (next: StageSetting) => void
}

/** The pictures, as large as the window lets them be, never cut but by the person. */
export function CameraStage({ player, cameras, pictures, setting, onSetting }: CameraStageProps) {
  const frame = useStore(player.store, (state) => state.moment.frame)
  const seeking = useStore(player.store, (state) => state.seeking)
  const ready = useStore(player.store, (state) => state.ready)
  const count = cameras.length
  const shown = onStage(setting, count)
  const layout = shown.length === 1 ? 'side' : setting.layout
  const rows = { '--others': Math.max(1, shown.length - 1) } as CSSProperties
  return (
    <div
      className={styles.stage}
      data-cameras={count}
      data-frame={frame ?? ''}
      data-seeking={seeking}
      data-ready={ready}
      data-testid="stage"
      // The browser's own menu would save the recording or copy its address.
      onContextMenu={(event) => {
        event.preventDefault()
      }}
    >
      <div className={styles.pictures} data-layout={layout} data-shown={shown.length} style={rows}>
        {cameras.map((camera, position) => (
          <CameraPicture
            key={camera.id}
            player={player}
            camera={camera}
            picture={pictures.get(camera.id)}
            position={position}
            place={shown.indexOf(position)}
            count={count}
            setting={setting}
            onSetting={onSetting}
          />
        ))}
      </div>
      <PutAway cameras={cameras} setting={setting} onSetting={onSetting} />
    </div>
  )
}

/** What is put away for this pass, each a press away from coming back. */
function PutAway({ cameras, setting, onSetting }: Pick<CameraStageProps, 'cameras' | 'setting' | 'onSetting'>) {
  const away = putAwayOf(setting, cameras.length)
  if (away.length === 0) return null
  return (
    <div className={styles.away} role="group" aria-label="Put away for this pass">
      <span>Put away for this pass:</span>
      {away.map((position) => (
        <button
          key={position}
          type="button"
          className={styles.chip}
          aria-label={`Bring ${cameras[position]?.label ?? ''} back`}
          onClick={() => {
            onSetting(bringBack(setting, position))
          }}
        >
          <i className={styles.swatch} data-view={cameras[position]?.view} />
          {cameras[position]?.label}
          <Undo2 size={14} aria-hidden />
        </button>
      ))}
    </div>
  )
}
