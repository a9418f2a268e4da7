import type { CameraView, Probe } from './recording.ts'
import { partsLeftOut } from './register-parts.ts'
import { cameraLengthMs, type RegisterRecording } from './register.ts'

export type GoodProbe = Extract<Probe, { ok: true }>

/** Something about one file that is worth a look before it is added. None of them keeps a file from being added. */
export type FileFinding =
  | { readonly kind: 'gaps'; readonly count: number; readonly longestMs: number; readonly atMs: number }
  | { readonly kind: 'low-rate'; readonly fps: number }
  | { readonly kind: 'small-picture'; readonly width: number; readonly height: number }
  /** There is sound, but none that can be played. */
  | { readonly kind: 'sound-unplayable'; readonly codec: string }
  /** Stepping has a long way to the nearest frame that can be decoded by itself. */
  | { readonly kind: 'slow-steps'; readonly keyEveryMs: number }

/** Something about a recording that is worth a look before it is added. */
export type RecordingFinding =
  | { readonly kind: 'no-sound' }
  /** The cameras stopped at times that differ by more than ten seconds. */
  | { readonly kind: 'lengths-differ'; readonly shortestMs: number; readonly longestMs: number }
  /** A camera, or one of its files but the last, is less than half as long as the longest of its kind. */
  | { readonly kind: 'camera-short'; readonly view: CameraView; readonly lengthMs: number; readonly longestMs: number }
  | { readonly kind: 'file-short'; readonly path: string; readonly lengthMs: number; readonly longestMs: number }
  /** The numbers of the parts have a hole: a file may not have been chosen. */
  | { readonly kind: 'parts-left-out'; readonly view: CameraView; readonly missing: readonly number[] }

const LOW_RATE = 20
/** Below this, a face that fills a third of the picture has fewer than a hundred lines. */
const SMALL_PICTURE = { width: 320, height: 240 }
const LONG_WAY_MS = 3000
const LENGTHS_APART_MS = 10_000

/** What a look into one file gives reason to look at. Rates and ways of 0 are not known, and give none. */
export function fileFindings(probe: GoodProbe): readonly FileFinding[] {
  const { gaps, width, height, soundCodec, keyEveryMs } = probe
  const findings: FileFinding[] = []
  const longest = gaps.reduce<(typeof gaps)[number] | undefined>(
    (most, gap) => (most === undefined || gap.endMs - gap.startMs > most.endMs - most.startMs ? gap : most),
    undefined,
  )
  if (longest !== undefined) {
    const longestMs = longest.endMs - longest.startMs
    findings.push({ kind: 'gaps', count: gaps.length, longestMs, atMs: longest.startMs })
  }
  const fps = framesPerSecond(probe)
  if (fps > 0 && fps < LOW_RATE) findings.push({ kind: 'low-rate', fps })
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (short < SMALL_PICTURE.height || long < SMALL_PICTURE.width)
    findings.push({ kind: 'small-picture', width, height })
  if (soundCodec !== null && !probe.hasAudio) findings.push({ kind: 'sound-unplayable', codec: soundCodec })
  if (keyEveryMs > LONG_WAY_MS) findings.push({ kind: 'slow-steps', keyEveryMs })
  return findings
}

/** Frames a second on average; 0 where neither a rate nor a length is known. */
export function framesPerSecond({ fps, frames, durationMs }: GoodProbe): number {
  if (fps > 0) return fps
  return durationMs > 0 ? (frames * 1000) / durationMs : 0
}

/** What the files of a recording, side by side, give reason to look at. Files that are not in `probes` are left aside. */
export function recordingFindings(
  recording: RegisterRecording,
  probes: ReadonlyMap<string, GoodProbe>,
): readonly RecordingFinding[] {
  const known = recording.entries.flatMap((entry) => probes.get(entry.path) ?? [])
  if (known.length === 0) return []
  const silent = known.every((probe) => !probe.hasAudio)
  return [
    ...(silent ? [{ kind: 'no-sound' } as const] : []),
    ...lengthFindings(recording, probes),
    ...recording.cameras.flatMap(({ view, entries }): RecordingFinding[] => {
      const missing = partsLeftOut(entries.map((entry) => entry.part))
      return missing.length === 0 ? [] : [{ kind: 'parts-left-out', view, missing }]
    }),
  ]
}

function lengthFindings(
  recording: RegisterRecording,
  probes: ReadonlyMap<string, GoodProbe>,
): readonly RecordingFinding[] {
  const lengthOf = (path: string): number => probes.get(path)?.durationMs ?? 0
  const findings: RecordingFinding[] = []
  for (const { entries } of recording.cameras) {
    // The last file of a camera ends when the recording was stopped: it may be of any length.
    const lengths = entries.map((entry) => lengthOf(entry.path))
    const longestMs = Math.max(...lengths)
    for (const [n, { path }] of entries.slice(0, -1).entries()) {
      const lengthMs = lengths[n] ?? 0
      if (lengthMs < longestMs / 2) findings.push({ kind: 'file-short', path, lengthMs, longestMs })
    }
  }
  const cameras = recording.cameras.map((camera) => ({ view: camera.view, lengthMs: cameraLengthMs(camera, lengthOf) }))
  const longestMs = Math.max(...cameras.map((camera) => camera.lengthMs))
  const short = cameras.filter((camera) => camera.lengthMs < longestMs / 2)
  findings.push(...short.map((camera) => ({ kind: 'camera-short' as const, ...camera, longestMs })))
  const shortestMs = Math.min(...cameras.map((camera) => camera.lengthMs))
  if (short.length === 0 && longestMs - shortestMs > LENGTHS_APART_MS)
    findings.push({ kind: 'lengths-differ', shortestMs, longestMs })
  return findings
}
