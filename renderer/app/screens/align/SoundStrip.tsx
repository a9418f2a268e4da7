import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { Camera } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import { gainFor, soundColumns } from '../../../features/timeline/sound-row.ts'
import type { TimeScale } from '../../../features/timeline/time-scale.ts'
import { useThemeVersion } from '../../../features/timeline/use-theme-version.ts'
import type { Player } from '../../../state/player.ts'
import type { Waveforms } from '../../../state/waveforms.ts'
import styles from '../../../features/align/align.module.css'

/** How much of the sound is in sight on each side of the moment that is shown. */
const HALF_MS = 3000
const SILENCE = 128

type SoundStripProps = {
  readonly player: Player
  /** As the player has it: its offset says where the sound lies. */
  readonly camera: Camera
  readonly waveforms: Waveforms
}

/** The sound around the moment that is shown, which stands in the middle. Pressed, the picture goes there. */
export function SoundStrip({ player, camera, waveforms }: SoundStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const atMs = useStore(player.store, (state) => state.moment.atMs)
  const arrived = useStore(waveforms.store, (state) => state.arrived)
  const reading = useStore(waveforms.store, (state) =>
    camera.segments.some(({ mediaId }) => state.status[mediaId]?.kind === 'reading'),
  )
  const heard = useMemo(() => camera.segments.filter((file) => file.hasAudio && file.state !== 'missing'), [camera])
  const theme = useThemeVersion()
  useEffect(() => {
    const draw = (): void => {
      if (canvas.current !== null) drawStrip(canvas.current, heard, waveforms, atMs)
    }
    draw()
    window.addEventListener('resize', draw)
    return () => window.removeEventListener('resize', draw)
  }, [heard, waveforms, atMs, arrived, theme])
  if (heard.length === 0) return null
  return (
    <div className={styles.sounds} data-view={camera.view}>
      <canvas
        ref={canvas}
        aria-hidden
        onClick={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect()
          const by = ((event.clientX - left) / width - 0.5) * 2 * HALF_MS
          player.pause()
          player.seekTo(ms(Math.round(Math.min(Math.max(0, atMs + by), player.durationMs))))
        }}
      />
      {reading ? <small>drawing the sound…</small> : null}
    </div>
  )
}

function drawStrip(
  canvas: HTMLCanvasElement,
  files: readonly Camera['segments'][number][],
  waveforms: Waveforms,
  atMs: number,
): void {
  const g = canvas.getContext('2d')
  const { clientWidth: width, clientHeight: height } = canvas
  if (g === null || width === 0) return
  const density = window.devicePixelRatio
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  g.scale(density, density)
  const scale: TimeScale = { startMs: atMs - HALF_MS, endMs: atMs + HALF_MS, left: 0, right: width }
  const sounds = files.map(({ mediaId, map }) => ({
    offsetUs: map.offsetUs,
    rate: map.rate,
    firstUs: (map.played ?? map.frames).startUs,
    levelFor: (us: number) => waveforms.levelFor(mediaId, us),
  }))
  const gain = gainFor(Math.max(0, ...files.map(({ mediaId }) => waveforms.loudest(mediaId))))
  const pairs = soundColumns(sounds, scale)
  const middle = height / 2
  const tall = (value: number): number => Math.min(middle - 1, (Math.abs(value - SILENCE) / SILENCE) * middle * gain)
  g.fillStyle = getComputedStyle(canvas).color
  for (let x = 0; x < pairs.length / 2; x += 1) {
    const low = pairs[2 * x] ?? 255
    const high = pairs[2 * x + 1] ?? 0
    if (low > high) continue
    const up = Math.max(0.5, high > SILENCE ? tall(high) : 0)
    g.fillRect(x, middle - up, 1, up + Math.max(0.5, low < SILENCE ? tall(low) : 0))
  }
  g.fillStyle = getComputedStyle(canvas).getPropertyValue('--play')
  g.fillRect(width / 2 - 0.75, 0, 1.5, height)
}
