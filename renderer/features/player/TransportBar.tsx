import { ChevronsLeft, Pause, Play, Repeat, StepBack, StepForward } from 'lucide-react'
import { useStore } from 'zustand'
import { episodeAt, type Episode } from '#shared/observation/episode.ts'
import { clockText, preciseText } from '../../state/clock-text.ts'
import type { Player } from '../../state/player.ts'
import { SPEEDS } from '../../state/speed.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './player.module.css'

type TransportBarProps = {
  readonly player: Player
  readonly episodes: readonly Episode[]
  readonly episodeName: (kind: string) => string
  readonly onAgain: () => void
  readonly onLoop: () => void
}

export function TransportBar({ player, episodes, episodeName, onAgain, onLoop }: TransportBarProps) {
  const playing = useStore(player.store, (state) => state.playing)
  const looping = useStore(player.store, (state) => state.loop !== null)
  return (
    <div className={styles.transport}>
      <TimeReadout player={player} />
      <div className={styles.buttons}>
        <IconButton label="Again from 3 s before (Ctrl+B)" onPress={onAgain}>
          <ChevronsLeft size={18} aria-hidden />
        </IconButton>
        <IconButton label="One frame back (,)" onPress={() => player.stepFrames(-1)}>
          <StepBack size={18} aria-hidden />
        </IconButton>
        <button
          type="button"
          className={styles.play}
          aria-label={playing ? 'Pause (Space)' : 'Play (Space)'}
          onClick={() => player.toggle()}
        >
          {playing ? (
            <Pause size={18} fill="currentColor" aria-hidden />
          ) : (
            <Play size={18} fill="currentColor" aria-hidden />
          )}
        </button>
        <IconButton label="One frame on (.)" onPress={() => player.stepFrames(1)}>
          <StepForward size={18} aria-hidden />
        </IconButton>
        <span data-on={looping} className={styles.loop}>
          <IconButton label={looping ? 'End the loop (Ctrl+L)' : 'Loop (Ctrl+L)'} onPress={onLoop}>
            <Repeat size={18} aria-hidden />
          </IconButton>
        </span>
      </div>
      <div className={styles.facts}>
        <FrameReadout player={player} />
        <SpeedMenu player={player} />
        <EpisodeReadout player={player} episodes={episodes} episodeName={episodeName} />
      </div>
    </div>
  )
}

function TimeReadout({ player }: { readonly player: Player }) {
  const atMs = useStore(player.store, (state) => state.moment.atMs)
  const [clock = '', fraction = ''] = preciseText(atMs).split('.')
  return (
    <span className={styles.time} data-testid="time" data-ms={atMs}>
      {clock.padStart(5, '0')}
      <small>.{fraction}</small>
    </span>
  )
}

function FrameReadout({ player }: { readonly player: Player }) {
  const frame = useStore(player.store, (state) => state.moment.frame)
  return (
    <span>
      frame <b>{frame ?? '–'}</b>
    </span>
  )
}

function SpeedMenu({ player }: { readonly player: Player }) {
  const rate = useStore(player.store, (state) => state.rate)
  return (
    <Menu
      label="Speed"
      selected={String(rate)}
      entries={SPEEDS.map((speed) => ({ id: String(speed), label: `${speed}×` }))}
      onAction={(id) => player.setRate(Number(id))}
      trigger={
        <Button kind="quiet" small aria-label={`Speed ${rate}, change`}>
          <span className={styles.fact}>
            speed <b>{rate}×</b>
          </span>
        </Button>
      }
    />
  )
}

function EpisodeReadout({
  player,
  episodes,
  episodeName,
}: Pick<TransportBarProps, 'player' | 'episodes' | 'episodeName'>) {
  const second = useStore(player.store, (state) => {
    const episode = episodeAt(episodes, state.moment.atMs)
    return episode === null ? null : `${episode.id}|${Math.floor((state.moment.atMs - episode.startMs) / 1000)}`
  })
  const [id, since] = second?.split('|') ?? []
  const episode = episodes.find((each) => each.id === id)
  if (episode === undefined) return <span className={styles.outside}>between episodes</span>
  return (
    <span>
      episode <b>{episodeName(episode.kind)}</b> {clockText(Number(since) * 1000)} of{' '}
      {clockText(episode.endMs - episode.startMs)}
    </span>
  )
}
