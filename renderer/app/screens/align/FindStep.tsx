import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Camera } from '#shared/study/recording.ts'
import { firstFrameOf, movedTo } from '../../../features/align/clock-offset.ts'
import { KeyHints } from '../../../features/align/KeyHints.tsx'
import { MarkChoice } from '../../../features/align/MarkChoice.tsx'
import { MiniTransport } from '../../../features/align/MiniTransport.tsx'
import type { Movable } from '../../../features/align/movables.ts'
import { PictureFrame } from '../../../features/align/PictureFrame.tsx'
import type { Frame } from '../../../features/align/use-placements.ts'
import type { Waveforms } from '../../../state/waveforms.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeysContext } from '../../../commands/keys-context.ts'
import { cx } from '../../../ui/cx.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import styles from '../../../features/align/align.module.css'
import { problemWords } from './problem-words.ts'
import { SoundStrip } from './SoundStrip.tsx'
import { useAlignKeys } from './use-align-keys.ts'
import { useOwnPlayers, type Opened } from './use-players.ts'

export type Frames = Readonly<Record<string, number>>

type FindStepProps = {
  readonly cameras: readonly Camera[]
  readonly reference: Camera
  /** The frame that each camera shows at first. */
  readonly frames: Frames
  /** These frames show the same moment. Without a word on a camera, that one stays where it was. */
  readonly onSame: (frames: Frames) => void
  /** Later files of cameras that can be moved by themselves. */
  readonly parts: readonly Movable[]
  /** The one of them that moves; null while whole cameras do. */
  readonly part: Movable | null
  readonly onPart: (part: Movable | null) => void
  /** The moved file's frame and that of another camera show the same moment. */
  readonly onSamePart: (part: Movable, frame: number, other: Frame) => void
  readonly isDisabled: boolean
  readonly sounds: Waveforms
}

/** Each camera by itself, to be brought to the moment that all of them caught. */
export function FindStep({ frames, ...rest }: FindStepProps) {
  const opened = useOwnPlayers(rest.cameras, frames)
  if (opened === null) return <Loading>Opening the pictures…</Loading>
  return <Cards {...rest} opened={opened} />
}

type CardsProps = Omit<FindStepProps, 'frames'> & { readonly opened: ReadonlyMap<string, Opened> }

function Cards(props: CardsProps) {
  const { opened, cameras, reference, onSame, parts, part, onSamePart, isDisabled, sounds } = props
  const [activeId, setActiveId] = useState(reference.id)
  const [tooEarly, setTooEarly] = useState<Movable | null>(null)
  const alone = useMemo(() => new Map(cameras.map((camera) => [camera.id, movedTo(camera, 0)])), [cameras])
  const players = useMemo(() => [...opened.values()].map(({ player }) => player), [opened])
  const keys = useAlignKeys({
    player: opened.get(activeId)?.player ?? null,
    onChoose: useCallback((n: number) => setActiveId((now) => cameras[n]?.id ?? now), [cameras]),
  })
  useEffect(() => {
    // Two sounds at once are none: a camera that begins to play lets the others rest.
    const stops = players.map((player) =>
      player.store.subscribe((state, before) => {
        if (state.playing && !before.playing) for (const other of players) if (other !== player) other.pause()
      }),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [players])
  const usable = cameras.filter((camera) => camera.segments.every((file) => file.state !== 'missing'))
  const others = usable.filter((camera) => camera.id !== reference.id)
  const frameOf = (id: string): number => opened.get(id)?.player.currentMoment().frame ?? 0
  const same = (chosen: readonly Camera[]): void => {
    for (const player of players) player.pause()
    setTooEarly(null)
    if (part === null) {
      onSame(Object.fromEntries([reference, ...chosen].map((camera) => [camera.id, frameOf(camera.id)])))
      return
    }
    const moved = cameras.find(({ id }) => id === part.cameraId)
    const other = part.cameraId === reference.id ? chosen[0] : reference
    if (moved === undefined || other === undefined) return
    const frame = frameOf(moved.id)
    if (frame < firstFrameOf(moved, part.part)) setTooEarly(part)
    else onSamePart(part, frame, { cameraId: other.id, frame: frameOf(other.id) })
  }
  // Of a part, the moment is shown by it and one other camera: the reference, or any other for a part of that.
  const pairs = (id: string): boolean => part === null || part.cameraId === id || part.cameraId === reference.id
  const canMark =
    usable.includes(reference) &&
    others.length > 0 &&
    (part === null || usable.some(({ id }) => id === part.cameraId)) &&
    !isDisabled
  return (
    <KeysContext value={keys}>
      <div className={styles.cards} data-cameras={cameras.length}>
        {cameras.map((camera, n) => {
          const own = opened.get(camera.id)
          if (own === undefined) return null
          return (
            <section
              key={camera.id}
              data-transport
              aria-label={`Camera ${camera.label}`}
              className={cx(styles.card, camera.id === activeId && styles.active)}
              onPointerDown={() => setActiveId(camera.id)}
              onFocus={() => setActiveId(camera.id)}
            >
              <PictureFrame
                player={own.player}
                camera={camera}
                picture={own.pictures.get(camera.id)}
                problemText={problemWords}
              />
              <SoundStrip player={own.player} camera={alone.get(camera.id) ?? camera} waveforms={sounds} />
              <MiniTransport player={own.player} of={camera.label}>
                <span className={cx(styles.keys, styles.which)} aria-hidden>
                  {keys.caps(`align.camera:${String(n + 1)}`).map((cap) => (
                    <Kbd key={cap}>{cap}</Kbd>
                  ))}
                  {camera.id === activeId && cameras.length < 3 ? 'has the keys' : null}
                </span>
                {others.length > 1 && camera.id !== reference.id && usable.includes(camera) && pairs(camera.id) ? (
                  // In the line of the time: all pictures are of one height then, and higher.
                  <Button
                    small
                    isDisabled={!canMark}
                    aria-label={`Same moment as “${reference.label}”: ${camera.label}`}
                    onPress={() => same([camera])}
                  >
                    Same moment
                  </Button>
                ) : null}
              </MiniTransport>
            </section>
          )
        })}
      </div>
      {tooEarly === null ? null : (
        <div className={styles.told} role="status">
          <Notice kind="warn">
            “{tooEarly.name}” is what moves: bring its picture to a moment in part {tooEarly.part} or later, and the
            other picture to the same.
          </Notice>
        </div>
      )}
      <footer className={styles.foot}>
        <p className={styles.hint}>
          Choose a moment that every camera caught and that is over in an instant: a clap, a light that goes on or off.
          Stop each picture at the first frame that shows it.
        </p>
        <MarkChoice parts={parts} part={part} onPart={props.onPart} isDisabled={isDisabled} />
        <KeyHints of={['play', 'frame', '1 s']} />
        <SameButton
          players={players}
          onPress={() => same(others)}
          canMark={canMark}
          count={part === null ? others.length + 1 : 2}
        />
      </footer>
    </KeysContext>
  )
}

type SameButtonProps = {
  readonly players: readonly Opened['player'][]
  readonly onPress: () => void
  readonly canMark: boolean
  readonly count: number
}

function SameButton({ players, onPress, canMark, count }: SameButtonProps) {
  // Before all pictures are there, the frames on screen are not yet the ones that a person means.
  const waiting = useStillOpening(players)
  return (
    <Button kind="primary" isDisabled={!canMark || waiting} onPress={onPress}>
      {count > 2 ? `This is the same moment in all ${String(count)}` : 'This is the same moment'}
    </Button>
  )
}

function useStillOpening(players: readonly Opened['player'][]): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const stops = players.map(({ store }) => store.subscribe(onChange))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [players],
  )
  return useSyncExternalStore(subscribe, () => players.some(({ store }) => !store.getState().ready))
}
