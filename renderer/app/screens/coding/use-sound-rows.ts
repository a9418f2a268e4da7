import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Camera } from '#shared/study/recording.ts'
import type { SoundActions } from '../../../features/timeline/SoundNotes.tsx'
import { gainFor, type SoundRow } from '../../../features/timeline/sound-row.ts'
import { useClient } from '../../../host/client-context.tsx'
import { fromBase64 } from '../../../host/media-scan/base64.ts'
import { scanSound } from '../../../host/media-scan.ts'
import type { Player } from '../../../state/player.ts'
import { createWaveforms, type SoundStatus, type Waveforms, type WaveformsState } from '../../../state/waveforms.ts'

/** Pictures and first seeks come first: sound is read when the pictures have been there for this long. */
const SETTLED_MS = 2000
const STORED = 'attune-sound-rows'

/** The rows of sound under the timeline, and the work behind them. */
export function useSoundRows(
  player: Player,
  cameras: readonly Camera[],
): { readonly sounds: readonly SoundRow[]; readonly sound: SoundActions } {
  const waveforms = useWaveforms(player)
  const audible = useStore(player.store, (state) => state.audible)
  const state = useStore(waveforms.store)
  const [shown, setShown] = useState(() => localStorage.getItem(STORED) !== 'hidden')
  const heard = useMemo(() => cameras.filter(({ segments }) => segments.some((file) => file.hasAudio)), [cameras])
  useEffect(() => {
    // Also of files that are missing now: what was heard once is kept in the study.
    if (shown) waveforms.ask(heard.flatMap(soundFilesOf))
  }, [waveforms, heard, shown])
  useReadWhenSettled(player, waveforms, heard, shown)
  const sounds = useMemo(
    () => heard.map((camera) => rowOf(camera, camera.id === audible, waveforms, state)),
    [heard, audible, waveforms, state],
  )
  const of = (id: string) => heard.filter((camera) => camera.id === id).flatMap(filesOf)
  const sound: SoundActions = {
    shown,
    onShown: (next) => {
      localStorage.setItem(STORED, next ? 'shown' : 'hidden')
      setShown(next)
    },
    onRead: (id) => waveforms.read(of(id)),
    onCancel: (id) => waveforms.cancel(of(id)),
  }
  return { sounds, sound }
}

function useWaveforms(player: Player): Waveforms {
  const client = useClient()
  const waveforms = useMemo(
    () =>
      createWaveforms({
        fetchLevel: async (mediaId, level) => {
          const found = await client.call('media.waveform', { mediaId, level })
          return found === null ? null : { ...found, peaks: fromBase64(found.peaks) }
        },
        read: (file, options) => scanSound(client, file, { ...options, gentle: () => isBusy(player.store.getState()) }),
      }),
    [client, player],
  )
  useEffect(() => () => waveforms.destroy(), [waveforms])
  return waveforms
}

const isBusy = (state: { readonly playing: boolean; readonly seeking: boolean; readonly reverse: number }): boolean =>
  state.playing || state.seeking || state.reverse > 0

/** Coders want the sound without asking for it. Once for each camera: what was cancelled is offered, not begun again. */
function useReadWhenSettled(player: Player, waveforms: Waveforms, heard: readonly Camera[], shown: boolean): void {
  const ready = useStore(player.store, (state) => state.ready)
  useEffect(() => {
    if (!ready || !shown) return undefined
    const timer = setTimeout(() => {
      const { audible } = player.store.getState()
      const first = heard.filter(({ id }) => id === audible)
      waveforms.read([...first, ...heard.filter(({ id }) => id !== audible)].flatMap(filesOf))
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [ready, shown, player, waveforms, heard])
}

const soundFilesOf = ({ segments }: Camera): Camera['segments'] => segments.filter((file) => file.hasAudio)

/** Those that can be listened to. */
const filesOf = (camera: Camera): Camera['segments'] => soundFilesOf(camera).filter((file) => file.state !== 'missing')

const roles = { caregiver: 'caregiver', infant: 'infant', both: 'dyad', other: 'other' } as const

function rowOf(camera: Camera, isHeard: boolean, waveforms: Waveforms, { status }: WaveformsState): SoundRow {
  const files = soundFilesOf(camera)
  const states = files.map(({ mediaId, state }): SoundStatus => {
    const known = status[mediaId] ?? { kind: 'asked' }
    return known.kind === 'absent' && state === 'missing' ? { kind: 'none' } : known
  })
  const fractions = states.map((each) => (each.kind === 'reading' ? each.fraction : each.kind === 'absent' ? 0 : 1))
  return {
    id: camera.id,
    label: camera.label,
    role: roles[camera.view],
    heard: isHeard,
    files: files.map(({ mediaId, map }) => ({
      offsetUs: map.offsetUs,
      rate: map.rate,
      firstUs: (map.played ?? map.frames).startUs,
      levelFor: (us) => waveforms.levelFor(mediaId, us),
    })),
    gain: gainFor(Math.max(0, ...files.map(({ mediaId }) => waveforms.loudest(mediaId)))),
    note: noteOf(states),
    fraction: fractions.reduce((sum, each) => sum + each, 0) / Math.max(1, fractions.length),
  }
}

function noteOf(states: readonly SoundStatus[]): SoundRow['note'] {
  const has = (kind: SoundStatus['kind']): boolean => states.some((each) => each.kind === kind)
  if (has('reading')) return 'reading'
  if (has('failed')) return 'failed'
  if (has('absent')) return 'offer'
  return states.every((each) => each.kind === 'none') ? 'silent' : 'none'
}
