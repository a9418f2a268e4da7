import type { Client } from '#shared/contract/client.ts'
import { LOOK_THROUGH, lookThrough, useLooks, type FileLook } from '../../host/background-look.ts'
import { idleWork, stopWork, useWork } from '../../host/background-work.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { isThrough, looksOf, lookWords, type RecordingLook } from './look-words.ts'
import styles from './register.module.css'
import type { AddedRecording } from './use-register.ts'

/** Begins to look for black and frozen stretches in recordings that were added, gently: somebody may be playing a film. */
export function lookThroughAdded(client: Client, added: readonly Pick<AddedRecording, 'recordingId'>[]): void {
  const recordings = added.map(({ recordingId }) => recordingId)
  if (recordings.length > 0) void lookThrough(client, { recordings, gentle: true })
}

/** How far the look through the pictures of what was added is, with the way to stop it and to start it again. */
export function AddedLook({ added }: { readonly added: readonly AddedRecording[] }) {
  const client = useClient()
  const looks = useLooks()
  const work = useWork((all) => all[LOOK_THROUGH] ?? idleWork)
  const left = added.filter(({ recordingId }) => !isThrough(looksOf(looks, recordingId)))
  if (added.length === 0) return null
  if (work.running) {
    return (
      <div className={styles.status}>
        <ProgressBar
          label="Looking through pictures and sound"
          fraction={work.fraction}
          note={work.note}
          onCancel={() => stopWork(LOOK_THROUGH)}
        />
        <p className={styles.muted}>
          Recordings can be used meanwhile, and this goes on when you leave. What is found stays under Files.
        </p>
      </div>
    )
  }
  if (work.error === null && left.length === 0) return null
  return (
    <div className={styles.status}>
      <ErrorNotice error={work.error} />
      <div className={styles.line}>
        <span>Not all pictures have been looked through for black or still stretches.</span>
        <Button small onPress={() => lookThroughAdded(client, left)}>
          Look through the rest
        </Button>
      </div>
    </div>
  )
}

/** What looking through one recording found so far. */
export function LookCell({ recordingId }: { readonly recordingId: string }) {
  const running = useWork((all) => all[LOOK_THROUGH]?.running === true)
  const looks = useLooks()
  return <Found look={looksOf(looks, recordingId)} running={running} />
}

function Found({ look, running }: { readonly look: readonly FileLook[]; readonly running: boolean }) {
  const { quiet, found }: RecordingLook = lookWords(look, running)
  return (
    <>
      {found.map((words) => (
        <div key={words} className={styles.look}>
          {words}
        </div>
      ))}
      {quiet === '' ? null : <span className={styles.meta}>{quiet}</span>}
    </>
  )
}
