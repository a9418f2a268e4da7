import type { Camera } from '#shared/study/recording.ts'
import type { SegmentMap } from '#shared/time/camera-clock.ts'
import { packFrames } from '#shared/time/frame-index.ts'
import { ms, type Ms } from '#shared/time/ms.ts'
import { probeFile } from '../../../electron/services/media/probe.ts'
import { frameTimesByDecoding, proofClip } from './proof-clips.ts'

/** One file of a camera. `copyOf` names the original that a copy stands in for: its times are the ones that count. */
type FilePlan = { readonly clip: string; readonly copyOf?: string; readonly offsetMs?: number }
export type RecordingPlan = {
  readonly title: string
  readonly cameras: readonly { readonly id: string; readonly code: number; readonly files: readonly FilePlan[] }[]
}

/** What is known of a camera without asking Attune: by its number in the picture, how it is turned, when each frame starts. */
export type CameraTruth = {
  readonly id: string
  readonly code: number
  readonly rotation: number
  /** Recording time (ms) at which each frame starts, over all files. */
  readonly startMs: readonly number[]
}

export type ProofRecording = {
  readonly title: string
  readonly cameras: readonly Camera[]
  readonly durationMs: Ms
  readonly truth: readonly CameraTruth[]
}

const single = (title: string, clip: string, copyOf?: string): RecordingPlan => ({
  title,
  cameras: [{ id: 'only', code: 1, files: [{ clip, ...(copyOf === undefined ? {} : { copyOf }) }] }],
})

/** Two cameras that began at different moments, at different rates: not even a whole number of frames apart. */
const twoCameras = (title: string, baby: string, mother: string): RecordingPlan => ({
  title,
  cameras: [
    { id: 'baby', code: 2, files: [{ clip: baby }] },
    { id: 'mother', code: 3, files: [{ clip: mother, offsetMs: 437 }] },
  ],
})

export const SINGLE_RECORDINGS: readonly RecordingPlan[] = [
  single('25 fps mp4', 'cfr25.mp4'),
  single('29.97 fps mp4', 'cfr2997.mp4'),
  single('59.94 fps mp4', 'cfr5994.mp4'),
  single('variable rate mp4', 'vfr.mp4'),
  single('one key frame in 2 min', 'long-gop.mp4'),
  single('begins at 1.48 s', 'shifted.mp4'),
  single('29.97 fps mkv', 'cfr2997.mkv'),
  single('25 fps mov', 'cfr25.mov'),
  single('VP9 webm', 'vp9.webm'),
  single('AV1 mp4', 'av1.mp4'),
  single('turned by 90 degrees', 'rotated.mp4'),
  single('copy of an MPEG-2 file', 'mpeg2-copy.mp4', 'mpeg2.mpg'),
  single('copy of an AVCHD file', 'avchd-copy.mp4', 'avchd.mts'),
]
export const TWO_FILES: RecordingPlan = {
  title: 'two files, one camera',
  cameras: [{ id: 'only', code: 4, files: [{ clip: 'part-1.mp4' }, { clip: 'part-2.mp4', offsetMs: 8000 }] }],
}
export const TWO_CAMERAS = twoCameras('two cameras', 'baby25.mp4', 'mother2997.mp4')
export const HALF_HOUR = twoCameras('two cameras, 30 min', 'half-hour-25.mp4', 'half-hour-2997.mp4')

/** Draws what is not there yet and lays a recording out as the host would, by the frame index of its own probe. */
export async function proofRecording(plan: RecordingPlan, mediaUrl: (clip: string) => string): Promise<ProofRecording> {
  const cameras: Camera[] = []
  const truth: CameraTruth[] = []
  for (const { id, code, files } of plan.cameras) {
    const segments: Camera['segments'][number][] = []
    const startMs: number[] = []
    let rotation = 0
    for (const { clip, copyOf, offsetMs = 0 } of files) {
      const { probe, frames } = await probed(clip)
      const registered = frameTimesByDecoding(proofClip(copyOf ?? clip))
      const first = registered[0] ?? 0
      startMs.push(...registered.map((us) => Math.round(offsetMs + (us - first) / 1000)))
      rotation = probe.rotation
      const map: SegmentMap =
        copyOf === undefined
          ? { offsetUs: offsetMs * 1000, rate: 1, frames }
          : { offsetUs: offsetMs * 1000, rate: 1, frames: packFrames(registered), played: frames }
      const { width, height, hasAudio, codec } = probe
      segments.push({ mediaId: clip, url: mediaUrl(clip), state: 'present', map, width, height, hasAudio, codec })
    }
    cameras.push({ id, view: 'both', label: id, isReference: cameras.length === 0, segments })
    truth.push({ id, code, rotation, startMs })
  }
  // As the host has it: a recording is as long as its reference camera.
  const [before = 0, last = 0] = (truth[0]?.startMs ?? []).slice(-2)
  const durationMs = ms(2 * last - before)
  return { title: plan.title, cameras, durationMs, truth }
}

async function probed(clip: string) {
  const found = await probeFile(proofClip(clip))
  if (!found.ok) throw new Error(`${clip} cannot be played: ${found.code}`)
  return found
}

/** The frame on screen at a moment: the last that has started by then, the first before all. */
export function frameAtMs(startMs: readonly number[], atMs: number): number {
  const after = startMs.findIndex((start) => start > atMs)
  return Math.max(0, (after === -1 ? startMs.length : after) - 1)
}
