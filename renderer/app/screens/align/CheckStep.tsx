import { useEffect } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import { startsOf } from '../../../features/align/clock-offset.ts'
import { KeyHints } from '../../../features/align/KeyHints.tsx'
import { MiniTransport } from '../../../features/align/MiniTransport.tsx'
import type { Movable } from '../../../features/align/movables.ts'
import { NudgeBar } from '../../../features/align/NudgeBar.tsx'
import { PictureFrame } from '../../../features/align/PictureFrame.tsx'
import type { Waveforms } from '../../../state/waveforms.ts'
import { KeysContext } from '../../../commands/keys-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import styles from '../../../features/align/align.module.css'
import { problemWords } from './problem-words.ts'
import { SoundStrip } from './SoundStrip.tsx'
import { useAlignKeys } from './use-align-keys.ts'
import { useCommonPlayer, type Opened } from './use-players.ts'

type CheckStepProps = {
  /** Where each of them lies on the common clock now. */
  readonly cameras: readonly Camera[]
  /** The frame of the reference camera that is shown first. */
  readonly frame: number
  readonly movables: readonly Movable[]
  readonly chosen: Movable
  readonly onChoose: (id: string) => void
  readonly onMove: (frames: number) => void
  readonly isDisabled: boolean
  readonly sounds: Waveforms
}

/** How far before a moment one begins to play, so that it is seen coming. */
const BEFORE_MS = 2000

/** All cameras together on the clock that they would have, and each of them movable by frames. */
export function CheckStep(props: CheckStepProps) {
  const opened = useCommonPlayer(props.cameras, props.frame)
  if (opened === null) return <Loading>Opening the pictures…</Loading>
  return <Together {...props} opened={opened} />
}

function Together({
  cameras,
  movables,
  chosen,
  onChoose,
  onMove,
  isDisabled,
  sounds,
  opened,
}: CheckStepProps & { readonly opened: Opened }) {
  const { player, pictures } = opened
  useEffect(() => {
    for (const camera of cameras)
      if (!camera.isReference) startsOf(camera).forEach((us, part) => player.setOffset(camera.id, us, part))
  }, [cameras, player])
  const keys = useAlignKeys({ player, onMove: isDisabled ? undefined : onMove })
  return (
    <KeysContext value={keys}>
      <section className={styles.together} data-transport aria-label="All cameras together">
        <div className={styles.pictures} data-cameras={cameras.length}>
          {cameras.map((camera) => (
            <PictureFrame
              key={camera.id}
              player={player}
              camera={camera}
              picture={pictures.get(camera.id)}
              problemText={problemWords}
            />
          ))}
        </div>
        {cameras.map((camera) => (
          <SoundStrip key={camera.id} player={player} camera={camera} waveforms={sounds} />
        ))}
        <MiniTransport player={player} of="all cameras" />
      </section>
      <footer className={styles.foot}>
        <Button
          onPress={() => {
            player.pause()
            player.seekTo(ms(Math.max(0, Math.round(player.currentMoment().atMs - BEFORE_MS))))
            player.play()
          }}
        >
          Play from 2 s before
        </Button>
        <KeyHints of={['play', 'frame']} />
        <NudgeBar movables={movables} chosen={chosen} onChoose={onChoose} onMove={onMove} isDisabled={isDisabled} />
      </footer>
    </KeysContext>
  )
}
