import { useState } from 'react'
import { useStore } from 'zustand'
import type { Feedback } from '#shared/study/training.ts'
import { MiniTransport } from '../../features/align/MiniTransport.tsx'
import { PictureFrame } from '../../features/align/PictureFrame.tsx'
import { problemText } from '../../features/player/problem-text.ts'
import { ScaleComparison, SetComparison } from '../../features/training/Comparisons.tsx'
import { ResultTables } from '../../features/training/ResultTables.tsx'
import { TwoLanes } from '../../features/training/TwoLanes.tsx'
import styles from '../../features/training/training.module.css'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { useCommonPlayer, type Opened } from './align/use-players.ts'

/** One's own coding of a training recording beside the master's, with the pictures. */
export function FeedbackScreen({ assignmentId }: { readonly assignmentId: string }) {
  const found = useQuery('training.feedback', { assignmentId })
  const data = found.data
  return (
    <Page
      title={data === undefined ? 'Beside the master' : `${data.displayCode} beside the master`}
      intro={
        data === undefined
          ? undefined
          : `${data.setName}. Yours above, the master’s below; a press on either shows that moment.`
      }
      actions={<Button onPress={() => goTo({ screen: 'work' })}>Back to My work</Button>}
    >
      <ErrorNotice error={found.error} />
      {data === undefined && found.error === null ? <Loading /> : null}
      {data === undefined ? null : <Beside key={assignmentId} feedback={data} assignmentId={assignmentId} />}
    </Page>
  )
}

type BesideProps = { readonly feedback: Feedback; readonly assignmentId: string }

function Beside({ feedback, assignmentId }: BesideProps) {
  const { scales, sets, soFar, clips } = feedback
  const locked = clips.filter((clip) => clip.locked)
  return (
    <>
      {clips.length < 2 ? null : (
        <nav className={styles.clipNav} aria-label="Recordings of this training">
          {clips.map((clip) => (
            <Button
              key={clip.assignmentId}
              small
              kind={clip.assignmentId === assignmentId ? 'secondary' : 'quiet'}
              isDisabled={!clip.locked || clip.assignmentId === assignmentId}
              onPress={() => goTo({ screen: 'feedback', assignmentId: clip.assignmentId })}
            >
              {clip.displayCode}
            </Button>
          ))}
        </nav>
      )}
      <div className={styles.stage}>
        <Pictures feedback={feedback} />
        <div className={styles.side}>
          <ScaleComparison scales={scales} />
          {sets.map((set) => (
            <SetComparison key={set.set} set={set} />
          ))}
        </div>
      </div>
      <h2>{`This training so far: ${counted(locked.length, 'recording')} locked`}</h2>
      <ResultTables result={soFar} />
    </>
  )
}

function Pictures({ feedback }: { readonly feedback: Feedback }) {
  // As they were when the screen opened: a later answer must not take the pictures away.
  const [cameras] = useState(feedback.cameras)
  const opened = useCommonPlayer(cameras, 0)
  if (opened === null) return <Loading>Opening the pictures…</Loading>
  return <Playing feedback={feedback} opened={opened} />
}

/** A set that neither used has nothing to show on the time of the recording. */
const isUsed = ({ own, master }: Feedback['sets'][number]): boolean => own.length + master.length > 0

function Playing({ feedback, opened: { player, pictures } }: { readonly feedback: Feedback; readonly opened: Opened }) {
  const atMs = useStore(player.store, (state) => state.moment.atMs)
  return (
    <Card>
      <div className={styles.pictures} data-cameras={feedback.cameras.length}>
        {feedback.cameras.map((camera) => (
          <PictureFrame
            key={camera.id}
            player={player}
            camera={camera}
            picture={pictures.get(camera.id)}
            problemText={problemText}
          />
        ))}
      </div>
      <MiniTransport player={player} of="the recording" />
      <div className={styles.lanes}>
        {feedback.sets.filter(isUsed).map((set) => (
          <TwoLanes key={set.set} of={feedback} set={set} atMs={atMs} onSeek={(at) => player.seekTo(at)} />
        ))}
      </div>
    </Card>
  )
}
