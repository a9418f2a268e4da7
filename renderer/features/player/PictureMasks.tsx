import { EyeOff, X } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Area, StageSetting } from '#shared/study/place.ts'
import { moveMask, nudged, uncover } from '../../state/stage.ts'
import { areaStyle, OWN_KEYS, useAreaDrag } from './area-drag.ts'
import styles from './stage.module.css'

type PictureMasksProps = {
  readonly label: string
  readonly position: number
  readonly setting: StageSetting
  readonly onSetting: (next: StageSetting) => void
}

/** The covered parts of one picture. */
export function PictureMasks({ label, position, setting, onSetting }: PictureMasksProps) {
  return setting.masks.map(({ camera, area }, index) =>
    camera === position ? (
      <Mask
        key={index}
        label={label}
        area={area}
        onArea={(next) => onSetting(moveMask(setting, index, next))}
        onRemove={() => onSetting(uncover(setting, index))}
      />
    ) : null,
  )
}

type MaskProps = {
  readonly label: string
  readonly area: Area
  readonly onArea: (area: Area) => void
  readonly onRemove: () => void
}

/** One covered part: dragged to move it, dragged at its corner to resize it; by key with arrows, Shift and Delete. */
function Mask({ label, area, onArea, onRemove }: MaskProps) {
  const [draft, setDraft] = useState<Area | null>(null)
  const drag = useAreaDrag(area, setDraft, (next) => {
    setDraft(null)
    if (next !== null) onArea(next)
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nudged(area, event.code, event.shiftKey)
    if (next !== null) onArea(next)
    else if (event.code === 'Delete') onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.mask} style={areaStyle(draft ?? area)} data-mask>
      <button
        type="button"
        className={styles.maskBody}
        data-own-keys={OWN_KEYS}
        aria-label={`Covered part of ${label}. Arrow keys move it, with Shift they change its size, Delete uncovers it.`}
        onKeyDown={onKeyDown}
        {...drag('move')}
      >
        <EyeOff size={16} aria-hidden />
        <span className={styles.maskText}>covered for this pass</span>
      </button>
      <span className={styles.corner} aria-hidden {...drag('resize')} />
      <button
        type="button"
        className={styles.remove}
        aria-label={`Uncover this part of ${label}`}
        title="Uncover"
        onClick={onRemove}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
