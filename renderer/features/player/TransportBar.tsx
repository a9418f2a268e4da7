import { ChevronsLeft, Pause, Play, Repeat, StepBack, StepForward } from 'lucide-react'
import { useStore } from 'zustand'
import { episodeAt, type Episode } from '#shared/observation/episode.ts'
import { useKeys, withKey } from '../../commands/keys-context.ts'
import { clockText, preciseText } from '../../state/clock-text.ts'
import type { Player } from '../../state/player.ts'
import { speedsOf, type SpeedLimits } from '../../state/speed.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './player.module.css'

type TransportBarProps = {
  readonly player: Player
  readonly episodes: readonly Episode[]
  readonly episodeName: (kind: string) => string
  /** What the pass says of speeds: the menu offers no others. */
  readonly limits: SpeedLimits
}

/** The buttons run the commands of the registry, and name the keys that this person has for them. */
export function TransportBar({ player, episodes, episodeName, limits }: TransportBarProps) {
  const keys = useKeys()
  const playing = useStore(player.store, (state) => state.playing || state.reverse > 0)
  const looping = useStore(player.store, (state) => state.loop !== null)
  const step = (id: string, label: string) => ({ label: withKey(label, keys.caps(id)), onPress: () => keys.run(id) })
  return (
    <div className={styles.bar}>
      <div className={styles.transport}>
        <TimeReadout player={player} />
        <div className={styles.buttons}>
          <IconButton {...step('player.again', keys.title('player.again'))}>
            <ChevronsLeft size={18} aria-hidden />
          </IconButton>
          <IconButton {...step('player.stepBack', 'One frame back')}>
            <StepBack size={18} aria-hidden />
          </IconButton>
          <button
            type="button"
            className={styles.play}
            aria-label={withKey(playing ? 'Pause' : 'Play', keys.caps('player.toggle'))}
            onClick={() => keys.run('player.toggle')}
          >
            {playing ? (
              <Pause size={18} fill="currentColor" aria-hidden />
            ) : (
              <Play size={18} fill="currentColor" aria-hidden />
            )}
          </button>
          <IconButton {...step('player.stepForward', 'One frame on')}>
            <StepForward size={18} aria-hidden />
          </IconButton>
          <span data-on={looping} className={styles.loop}>
            <IconButton {...step('player.loop', looping ? 'End the loop' : 'Loop')}>
              <Repeat size={18} aria-hidden />
            </IconButton>
          </span>
          <LoopReadout player={player} />
        </div>
        <div className={styles.facts}>
          <FrameReadout player={player} />
          <SpeedMenu player={player} limits={limits} />
          <EpisodeReadout player={player} episodes={episodes} episodeName={episodeName} />
        </div>
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

/** Beside its button, where there is room: what stands to the right must not move to a second line. */
function LoopReadout({ player }: { readonly player: Player }) {
  const loop = useStore(player.store, (state) => state.loop)
  if (loop === null) return null
  return (
    <span className={styles.fact} data-testid="loop" data-start={loop.startMs} data-end={loop.endMs}>
      {preciseText(loop.startMs).slice(0, -2)}–{preciseText(loop.endMs).slice(0, -2)}
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

const OTHER = 'other'

function SpeedMenu({ player, limits }: Pick<TransportBarProps, 'player' | 'limits'>) {
  const keys = useKeys()
  const rate = useStore(player.store, (state) => state.rate)
  const reverse = useStore(player.store, (state) => state.reverse)
  const shown = reverse > 0 ? `−${reverse}` : String(rate)
  const steps = speedsOf(limits).map((speed) => ({ id: String(speed), label: `${speed}×` }))
  return (
    <Menu
      label="Speed"
      selected={String(rate)}
      entries={[...steps, { id: OTHER, label: 'Another…' }]}
      onAction={(id) => (id === OTHER ? keys.run('player.speed') : player.setRate(Number(id)))}
      trigger={
        <Button kind="quiet" small aria-label={`Speed ${shown}, change`}>
          <span className={styles.fact} data-testid="speed">
            <span className={styles.word}>speed </span>
            <b>{shown}×</b>
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
    <span className={styles.episode} title={episodeName(episode.kind)}>
      <span className={styles.word}>episode </span>
      <b>{episodeName(episode.kind)}</b> {clockText(Number(since) * 1000)} of{' '}
      {clockText(episode.endMs - episode.startMs)}
    </span>
  )
}
