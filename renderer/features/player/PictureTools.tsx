import {
  Crop,
  EyeOff,
  Maximize2,
  Minimize2,
  PanelTopClose,
  Scan,
  Volume2,
  VolumeX,
  type LucideIcon,
} from 'lucide-react'
import type { MouseEvent } from 'react'
import { useStore } from 'zustand'
import type { Camera } from '#shared/study/recording.ts'
import type { Player } from '../../state/player.ts'
import { crop, cropOf, enlarge, isLarge, MOST_MASKS, onStage, putAway } from '../../state/stage.ts'
import type { Drawing } from './AreaDrawing.tsx'
import type { CameraPictureProps } from './CameraPicture.tsx'
import styles from './stage.module.css'

type PictureToolsProps = CameraPictureProps & { readonly onDraw: (drawing: Drawing) => void }

/** What can be done to one picture: seen with the mouse on it or the focus in it. */
export function PictureTools({ camera, position, count, setting, onSetting, onDraw }: PictureToolsProps) {
  const { label } = camera
  const several = onStage(setting, count).length > 1
  const large = isLarge(setting, position, count)
  const cropped = cropOf(setting, position) !== null
  const draw = (kind: Drawing['kind']) => (event: MouseEvent) => {
    // A press by key has no place in the picture to begin at: it gets a part to move about.
    onDraw({ kind, byKey: event.detail === 0 })
  }
  return (
    <div className={styles.tools} role="group" aria-label={`Picture of ${label}`}>
      {several ? (
        <Tool
          label={large ? `${label} beside the others` : `Enlarge ${label}`}
          icon={large ? Minimize2 : Maximize2}
          pressed={large}
          onPress={() => onSetting(enlarge(setting, position, count))}
        />
      ) : null}
      <Tool
        label={`Cover a part of ${label}`}
        icon={EyeOff}
        disabled={setting.masks.length >= MOST_MASKS}
        onPress={draw('mask')}
      />
      {cropped ? (
        <Tool
          label={`Show all of ${label}`}
          icon={Scan}
          pressed
          onPress={() => onSetting(crop(setting, position, null))}
        />
      ) : (
        <Tool label={`Show only a part of ${label}`} icon={Crop} onPress={draw('crop')} />
      )}
      {several ? (
        <Tool
          label={`Put ${label} away for this pass`}
          icon={PanelTopClose}
          onPress={() => onSetting(putAway(setting, position, count))}
        />
      ) : null}
    </div>
  )
}

type ToolProps = {
  readonly label: string
  readonly icon: LucideIcon
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onPress: (event: MouseEvent) => void
}

function Tool({ label, icon: Icon, pressed = false, disabled = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      data-on={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}

/** Which camera is heard is always seen, not only with the mouse on it. */
export function SoundButton({ player, camera }: { readonly player: Player; readonly camera: Camera }) {
  const audible = useStore(player.store, (state) => state.audible === camera.id)
  if (!camera.segments.some((file) => file.hasAudio)) return null
  const label = `Sound of ${camera.label}`
  return (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={audible}
      aria-label={label}
      title={label}
      data-on={audible}
      onClick={() => player.setAudible(audible ? null : camera.id)}
    >
      {audible ? <Volume2 size={14} aria-hidden /> : <VolumeX size={14} aria-hidden />}
    </button>
  )
}
