import { AudioLines } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { LABELS_WIDTH } from './draw.ts'
import { RULER } from './rows.ts'
import type { SoundPlace } from './sound-row.ts'
import styles from './timeline.module.css'

export type SoundActions = {
  readonly shown: boolean
  readonly onShown: (shown: boolean) => void
  readonly onRead: (camera: string) => void
  readonly onCancel: (camera: string) => void
}

type SoundNotesProps = SoundActions & { readonly places: readonly SoundPlace[]; readonly any: boolean }

/** What stands over the canvas beside the sound: the switch for all of it, and in each row what is on its way. */
export function SoundNotes({ places, any, shown, onShown, onRead, onCancel }: SoundNotesProps) {
  if (!any) return null
  return (
    <>
      <button
        type="button"
        className={styles.soundSwitch}
        style={{ top: RULER.top - 2 }}
        aria-pressed={shown}
        onClick={() => onShown(!shown)}
      >
        <AudioLines size={14} aria-hidden />
        Sound
      </button>
      {places.map((place) =>
        place.row.note === 'none' ? null : (
          <div
            key={place.row.id}
            className={styles.soundNote}
            style={{ top: place.top, height: place.height, left: LABELS_WIDTH + 12 }}
            role="group"
            aria-label={`Sound of ${place.row.label}`}
          >
            <Note {...place} onRead={onRead} onCancel={onCancel} />
          </div>
        ),
      )}
    </>
  )
}

function Note({ row, onRead, onCancel }: SoundPlace & Pick<SoundActions, 'onRead' | 'onCancel'>) {
  const percent = Math.round(row.fraction * 100)
  switch (row.note) {
    case 'offer':
      return (
        <Button small onPress={() => onRead(row.id)}>
          Show sound
        </Button>
      )
    case 'reading':
      return (
        <>
          <span>Drawing the sound</span>
          <progress
            className={styles.soundProgress}
            value={percent}
            max={100}
            aria-label="Listening through the file"
          />
          <span>{percent} %</span>
          <Button small onPress={() => onCancel(row.id)}>
            Cancel
          </Button>
        </>
      )
    case 'silent':
      return <span>No sound that can be shown.</span>
    case 'failed':
      return (
        <>
          <span>The sound could not be read to its end.</span>
          <Button small onPress={() => onRead(row.id)}>
            Try again
          </Button>
        </>
      )
    case 'none':
      return null
  }
}
