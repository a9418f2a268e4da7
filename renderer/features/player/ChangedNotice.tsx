import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import { changedText } from './problem-text.ts'
import styles from './stage.module.css'

/**
 * Over the picture for as long as it stands: its file is not the one that was added. Once read it may be put away; it
 * stands there again when the recording is opened anew. It takes no part in what comes and goes, so that a screen reader
 * says it once.
 */
export function ChangedNotice({ camera }: { readonly camera: Camera }) {
  const text = changedText(camera)
  const [isSaid, setSaid] = useState(false)
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    // A live region tells what comes into it, not what it was born with.
    const timer = setTimeout(() => setSaid(true))
    return () => clearTimeout(timer)
  }, [])
  if (text === null || isAway) return null
  return (
    <div className={styles.changed}>
      <p role="status">{isSaid ? text : null}</p>
      <button
        type="button"
        className={styles.tool}
        title="Put away until this recording is opened again"
        aria-label={`Put the notice about ${camera.label} away`}
        onClick={() => setAway(true)}
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  )
}
