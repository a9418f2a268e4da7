import { ChevronLeft, ChevronRight, Pause, Play, StepBack, StepForward } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { ms } from '#shared/time/ms.ts'
import { useKeys, withKey } from '../../commands/keys-context.ts'
import { moveBy } from '../../commands/workspace/move.ts'
import type { Player, PlayerState } from '../../state/player.ts'
import { preciseText } from '../../state/clock-text.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './mini-transport.module.css'

const SECOND_MS = 1000

/** Something can be played: the pictures are there, and not all of them have failed. */
const isUsable = ({ ready, cameras }: PlayerState): boolean =>
  ready && cameras.some((camera) => camera.problem === null)

type MiniTransportProps = {
  readonly player: Player
  /** Whose: read aloud with every button. */
  readonly of: string
  /** What stands beside the time. */
  readonly children?: ReactNode
}

/** The way to a frame, by mouse: anywhere in the file, by seconds, by frames. */
export function MiniTransport({ player, of, children }: MiniTransportProps) {
  const playing = useStore(player.store, (state) => state.playing)
  const ready = useStore(player.store, isUsable)
  const keys = useKeys()
  const named = (what: string, id: string): string => withKey(`${of}: ${what}`, keys.caps(id))
  return (
    <div className={styles.transport}>
      <Slider player={player} of={of} />
      <div className={styles.row}>
        <Readout player={player} of={of} />
        {children}
        <div className={styles.buttons}>
          <IconButton
            small
            label={named('one second back', 'player.backSecond')}
            isDisabled={!ready}
            onPress={() => moveBy(player, -1000)}
          >
            <ChevronLeft size={16} aria-hidden />
          </IconButton>
          <IconButton
            small
            label={named('one frame back', 'player.stepBack')}
            isDisabled={!ready}
            onPress={() => player.stepFrames(-1)}
          >
            <StepBack size={16} aria-hidden />
          </IconButton>
          <button
            type="button"
            className={styles.play}
            disabled={!ready}
            aria-label={named(playing ? 'pause' : 'play', 'player.toggle')}
            onClick={() => player.toggle()}
          >
            {playing ? (
              <Pause size={15} fill="currentColor" aria-hidden />
            ) : (
              <Play size={15} fill="currentColor" aria-hidden />
            )}
          </button>
          <IconButton
            small
            label={named('one frame on', 'player.stepForward')}
            isDisabled={!ready}
            onPress={() => player.stepFrames(1)}
          >
            <StepForward size={16} aria-hidden />
          </IconButton>
          <IconButton
            small
            label={named('one second on', 'player.onSecond')}
            isDisabled={!ready}
            onPress={() => moveBy(player, 1000)}
          >
            <ChevronRight size={16} aria-hidden />
          </IconButton>
        </div>
      </div>
    </div>
  )
}

function Slider({ player, of }: MiniTransportProps) {
  const atMs = useStore(player.store, (state) => state.moment.atMs)
  const ready = useStore(player.store, isUsable)
  return (
    <input
      type="range"
      className={styles.slider}
      data-own-keys="ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown"
      aria-label={`Position in ${of}`}
      aria-valuetext={preciseText(atMs)}
      min={0}
      max={player.durationMs}
      // A key press on it goes by whole seconds.
      step={SECOND_MS}
      disabled={!ready}
      value={atMs}
      onChange={(event) => {
        player.pause()
        player.seekTo(ms(Math.round(event.target.valueAsNumber)))
      }}
    />
  )
}

function Readout({ player, of }: MiniTransportProps) {
  const { atMs, frame } = useStore(player.store, (state) => state.moment)
  const [clock = '', fraction = ''] = preciseText(atMs).split('.')
  return (
    <span className={styles.time} data-testid={`time of ${of}`} data-frame={frame ?? ''} data-ms={atMs}>
      {clock.padStart(5, '0')}
      <small>.{fraction}</small>
      <small className={styles.frame}>frame {frame?.toLocaleString('en-GB') ?? '–'}</small>
    </span>
  )
}
