import { AppError } from '#shared/lib/app-error.ts'
import { endOfSegment, endOfSegmentUs, segmentClock, type SegmentMap } from '#shared/time/camera-clock.ts'
import type { Ms } from '#shared/time/ms.ts'
import { authorAt, changed, studyAt, type Desk } from '../desk.ts'
import { camerasOf, mediaFrames, moveCameras, moveParts, type CameraRow } from '../store/queries/media.ts'
import { episodesOf, recordingById } from '../store/queries/recordings.ts'
import type { ReadDb } from '../store/study-db.ts'
import { checkEpisodes } from './recordings.ts'

type Wanted = {
  readonly offsets: readonly { readonly cameraId: string; readonly offsetUs: number }[]
  readonly parts: readonly { readonly cameraId: string; readonly part: number; readonly offsetUs: number }[]
}
type Alignment = Wanted & { readonly recordingId: string }

/** A camera with where each of its files begins by what was asked for (us). */
type Placed = { readonly camera: CameraRow; readonly startsUs: readonly number[] }

/** Refuses a start that leaves a camera no moment in common with the reference. Throws `camera-outside {label}`. */
export function refuseOutside(
  camera: { readonly label: string; readonly startUs: number; readonly endUs: number },
  referenceEndUs: number,
): void {
  if (camera.startUs >= referenceEndUs || camera.endUs <= 0)
    throw new AppError('camera-outside', { label: camera.label })
}

function place(camera: CameraRow, { offsets, parts }: Wanted): Placed {
  const saved = camera.files.map((file) => file.offsetUs)
  const began = offsets.findLast(({ cameraId }) => cameraId === camera.id)?.offsetUs ?? saved[0] ?? 0
  const startsUs = saved.map((us) => us + began - (saved[0] ?? 0))
  const own = parts.filter(({ cameraId }) => cameraId === camera.id).toSorted((a, b) => a.part - b.part)
  for (const { part, offsetUs } of own) {
    const by = offsetUs - (startsUs[part - 1] ?? offsetUs)
    for (let n = part - 1; n < startsUs.length; n += 1) startsUs[n] = (startsUs[n] ?? 0) + by
  }
  return { camera, startsUs }
}

/** How the last file of a camera lies on the clock; null for a camera without files. */
function lastOf(read: ReadDb, { camera, startsUs }: Placed): SegmentMap | null {
  const last = camera.files.at(-1)
  if (last === undefined) return null
  return { offsetUs: startsUs.at(-1) ?? 0, rate: last.rate, frames: mediaFrames(read, last.id) }
}

const endUsOf = (last: SegmentMap | null): number => (last === null ? 0 : endOfSegmentUs(last))

/** @throws part-overlaps {label, part} */
function refuseOverlap(read: ReadDb, { camera, startsUs }: Placed): void {
  let endUs = Number.NEGATIVE_INFINITY
  for (const [n, file] of camera.files.entries()) {
    const offsetUs = startsUs[n] ?? 0
    if (offsetUs < endUs) throw new AppError('part-overlaps', { label: camera.label, part: n + 1 })
    endUs = endOfSegmentUs({ offsetUs, rate: file.rate, frames: mediaFrames(read, file.id) })
  }
}

/** @throws camera-not-found; camera-is-reference: a place for the clock itself, or a part of it that codes hang on */
function refuseUnknown(cameras: readonly CameraRow[], { offsets, parts }: Wanted, isCoded: boolean): void {
  for (const { cameraId } of offsets) {
    const camera = cameras.find(({ id }) => id === cameraId)
    if (camera === undefined) throw new AppError('camera-not-found')
    if (camera.isReference) throw new AppError('camera-is-reference')
  }
  for (const { cameraId, part } of parts) {
    const camera = cameras.find(({ id }) => id === cameraId)
    if (camera === undefined || part > camera.files.length) throw new AppError('camera-not-found')
    if (camera.isReference && isCoded) throw new AppError('camera-is-reference')
  }
}

/**
 * Puts cameras onto the clock of the reference camera: the first file of each then begins at its `offsetUs`, and the
 * others keep their distance from it, but for `parts`, which begin when they say, with those after them. Codes hang on
 * that clock, so this is allowed after coding has begun, too; only the parts of the reference camera stay from then on.
 * Throws `recording-not-found`, `camera-not-found`, `camera-is-reference`, `camera-outside {label}`, `part-overlaps`,
 * `episode-outside` where the recording would end before an episode of it; then nothing moves.
 */
export function alignCameras(desk: Desk, { recordingId, offsets, parts }: Alignment): null {
  const { store } = studyAt(desk)
  const { read } = store
  const recording = recordingById(read, recordingId)
  if (recording === undefined) throw new AppError('recording-not-found')
  const cameras = camerasOf(read, recordingId)
  refuseUnknown(cameras, { offsets, parts }, recording.begun > 0)
  const placed = cameras.map((camera) => place(camera, { offsets, parts }))
  const moved = placed.filter(({ camera, startsUs }) => camera.files.some((file, n) => file.offsetUs !== startsUs[n]))
  if (moved.length === 0) return null
  for (const one of moved) if (parts.some(({ cameraId }) => cameraId === one.camera.id)) refuseOverlap(read, one)
  const durationMs = refuseApart(read, placed, moved, recording.durationMs)
  if (durationMs !== recording.durationMs) checkEpisodes(episodesOf(read, recordingId), durationMs)
  write(desk, recordingId, moved, durationMs)
  changed(desk, 'recordings', recordingId)
  return null
}

/** @returns how long the recording then is: as long as its reference camera. @throws camera-outside */
function refuseApart(read: ReadDb, placed: readonly Placed[], moved: readonly Placed[], durationMs: Ms): Ms {
  const reference = placed.find(({ camera }) => camera.isReference)
  const referenceMoves = reference !== undefined && moved.includes(reference)
  const end = reference === undefined ? null : lastOf(read, reference)
  for (const one of referenceMoves ? placed : moved) {
    if (one === reference) continue
    const endUs = endUsOf(lastOf(read, one))
    refuseOutside({ label: one.camera.label, startUs: one.startsUs[0] ?? 0, endUs }, endUsOf(end))
  }
  return referenceMoves && end !== null ? endOfSegment(segmentClock(end)) : durationMs
}

/** The cameras that move as a whole, and then the parts that do not keep their distance from the first. */
function write(desk: Desk, recordingId: string, moved: readonly Placed[], durationMs: number): void {
  const { store } = studyAt(desk)
  const by = authorAt(desk)
  const whole = moved.flatMap(({ camera, startsUs: [toUs = 0] }) => {
    const fromUs = camera.files[0]?.offsetUs ?? 0
    return fromUs === toUs ? [] : [{ cameraId: camera.id, fromUs, toUs }]
  })
  const single = moved.flatMap(({ camera, startsUs }) => {
    const shift = (startsUs[0] ?? 0) - (camera.files[0]?.offsetUs ?? 0)
    return camera.files.flatMap(({ id, offsetUs: fromUs }, n) => {
      const toUs = startsUs[n] ?? 0
      return toUs === fromUs + shift ? [] : [{ mediaId: id, cameraId: camera.id, part: n + 1, fromUs, toUs }]
    })
  })
  store.write((db) => {
    if (whole.length > 0) moveCameras(db, recordingId, whole, by)
    if (single.length > 0) moveParts(db, recordingId, single, durationMs, by)
  })
}
