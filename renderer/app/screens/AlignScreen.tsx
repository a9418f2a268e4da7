import { useMemo, useState, type MouseEvent } from 'react'
import type { RecordingDetail } from '#shared/study/recording.ts'
import { withOwnNames } from '../../features/align/camera-names.ts'
import { movablesOf } from '../../features/align/movables.ts'
import { AlignHeader } from '../../features/align/AlignHeader.tsx'
import { alignmentOf, placedWords } from '../../features/align/placed-words.ts'
import { usePlacements } from '../../features/align/use-placements.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from '../../features/align/align.module.css'
import { CheckStep } from './align/CheckStep.tsx'
import { FindStep, type Frames } from './align/FindStep.tsx'
import { useSounds } from './align/use-sounds.ts'

/** Puts the cameras of a recording onto one clock, by a moment that all of them show. */
export function AlignScreen({ recordingId }: { readonly recordingId: string }) {
  const recording = useQuery('recordings.get', { id: recordingId })
  const back = (): void => goTo({ screen: 'recording', recordingId })
  const detail = recording.data
  if (detail !== undefined && detail.cameraList.length > 1) return <Aligning detail={detail} onExit={back} />
  return (
    <main className={styles.alone}>
      {detail === undefined && recording.error === null ? <Loading>Opening the cameras…</Loading> : null}
      <ErrorNotice error={recording.error} action={<Button onPress={back}>Back to Recordings</Button>} />
      {detail === undefined ? null : (
        <EmptyState title="One camera has a clock of its own" actions={<Button onPress={back}>Back</Button>}>
          This recording has fewer than two cameras, so there is nothing to bring together.
        </EmptyState>
      )}
    </main>
  )
}

type AligningProps = { readonly detail: RecordingDetail; readonly onExit: () => void }

function Aligning({ detail, onExit }: AligningProps) {
  const client = useClient()
  const { summary } = useStudy()
  // As they were when the work began: an answer that comes later must not take the pictures away.
  const [cameras] = useState(() => withOwnNames(detail.cameraList))
  const placed = usePlacements(cameras)
  const { reference } = placed
  const sounds = useSounds(cameras)
  const readOnly = summary.readOnly !== null
  const begun = detail.progress !== 'received' && detail.progress !== 'assigned'
  const movables = useMemo(() => movablesOf(cameras, begun), [cameras, begun])
  const [step, setStep] = useState<'find' | 'check'>('find')
  const [marked, setMarked] = useState<Frames>({})
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = movables.find(({ id }) => id === chosenId) ?? movables[0]
  const save = useAction(async () => {
    await client.call('cameras.align', {
      recordingId: detail.id,
      ...alignmentOf(placed.cameras, cameras),
    })
    tell('The cameras are on one clock.')
    onExit()
  })
  return (
    <div className={styles.screen} onClick={letGoOfFocus}>
      <AlignHeader
        title={`${detail.dyad} · ${detail.timePoint}`}
        step={step}
        onStep={setStep}
        changed={placed.changed}
        busy={save.busy}
        readOnly={readOnly}
        onUndo={placed.backToSaved}
        onExit={onExit}
        onSave={() => void save.run()}
      />
      <main className={styles.main}>
        <div className={styles.words}>
          <p role="status">{placedWords(placed, cameras, chosen)}</p>
          {begun ? (
            <p className={styles.muted}>
              Coding has begun. Codes stay where they are: they hang on “{reference.label}”, the reference camera. Only
              what the other cameras show beside them moves.
            </p>
          ) : null}
          {placed.apart.map((camera) => (
            <Notice key={camera.id} kind="warn">
              “{camera.label}” would not be seen at any time of “{reference.label}”. Look for the same moment once more.
            </Notice>
          ))}
          {placed.blocked === null ? null : (
            <Notice kind="warn">
              {placed.blocked.name} would begin before the part before it ends, so it stays where it was.
            </Notice>
          )}
          {readOnly ? (
            <Notice kind="warn">This study can only be looked at, so nothing that is changed here can be saved.</Notice>
          ) : null}
          <ErrorNotice error={save.error} />
        </div>
        {step === 'find' || chosen === undefined ? (
          <FindStep
            cameras={cameras}
            reference={cameras.find(({ id }) => id === reference.id) ?? reference}
            frames={marked}
            sounds={sounds}
            isDisabled={save.busy}
            parts={movables.filter(({ part }) => part > 1)}
            part={chosen !== undefined && chosen.id === chosenId && chosen.part > 1 ? chosen : null}
            onPart={(part) => setChosenId(part?.id ?? null)}
            onSamePart={(part, frame, other) => {
              placed.markPart(part, frame, other)
              setMarked((before) => ({ ...before, [part.cameraId]: frame, [other.cameraId]: other.frame }))
              setStep('check')
            }}
            onSame={(frames) => {
              placed.markSame(frames)
              setMarked((before) => ({ ...before, ...frames }))
              setStep('check')
            }}
          />
        ) : (
          <CheckStep
            cameras={placed.cameras}
            movables={movables}
            sounds={sounds}
            frame={marked[reference.id] ?? 0}
            chosen={chosen}
            onChoose={setChosenId}
            onMove={(frames) => placed.move(chosen, frames)}
            isDisabled={save.busy}
          />
        )}
      </main>
    </div>
  )
}

/** After a press with the mouse, keys are for the pictures again, not for the button that was pressed. */
function letGoOfFocus(event: MouseEvent<HTMLDivElement>): void {
  const focused = document.activeElement
  if (event.detail > 0 && focused instanceof HTMLElement && event.currentTarget.contains(focused))
    if (focused.matches('button')) focused.blur()
}
