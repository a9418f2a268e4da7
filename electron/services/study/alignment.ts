import { AppError } from '#shared/lib/app-error.ts'
import { endOfSegmentUs } from '#shared/time/camera-clock.ts'
import { authorAt, changed, studyAt, type Desk } from '../desk.ts'
import { camerasOf, mediaFrames, moveCameras, type CameraRow } from '../store/queries/media.ts'
import { recordingById } from '../store/queries/recordings.ts'
import type { ReadDb } from '../store/study-db.ts'

type Alignment = { recordingId: string; offsets: readonly { cameraId: string; offsetUs: number }[] }

/** From when to when a camera runs on the recording's clock (us), pauses between its files included. */
function spanOf(read: ReadDb, camera: CameraRow): { readonly startUs: number; readonly endUs: number } {
  const first = camera.files[0]
  const last = camera.files.at(-1)
  if (first === undefined || last === undefined) return { startUs: 0, endUs: 0 }
  const { offsetUs, rate } = last
  return { startUs: first.offsetUs, endUs: endOfSegmentUs({ offsetUs, rate, frames: mediaFrames(read, last.id) }) }
}

/** Refuses a start that leaves a camera no moment in common with the reference. Throws `camera-outside {label}`. */
export function refuseOutside(
  camera: { readonly label: string; readonly startUs: number; readonly endUs: number },
  referenceEndUs: number,
): void {
  if (camera.startUs >= referenceEndUs || camera.endUs <= 0)
    throw new AppError('camera-outside', { label: camera.label })
}

/**
 * Puts cameras onto the clock of the reference camera: the first file of each then begins at its `offsetUs`, and the
 * others keep their distance from it. Codes hang on that clock, so this is allowed after coding has begun, too.
 * Throws `recording-not-found`, `camera-not-found`, `camera-is-reference`, `camera-outside {label}`; then nothing moves.
 */
export function alignCameras(desk: Desk, { recordingId, offsets }: Alignment): null {
  const { store } = studyAt(desk)
  if (recordingById(store.read, recordingId) === undefined) throw new AppError('recording-not-found')
  const cameras = camerasOf(store.read, recordingId)
  const reference = cameras.find(({ isReference }) => isReference)
  const referenceEndUs = reference === undefined ? 0 : spanOf(store.read, reference).endUs
  const wanted = new Map(offsets.map(({ cameraId, offsetUs }) => [cameraId, offsetUs]))
  const moves = [...wanted].map(([cameraId, toUs]) => {
    const camera = cameras.find(({ id }) => id === cameraId)
    if (camera === undefined) throw new AppError('camera-not-found')
    if (camera.isReference) throw new AppError('camera-is-reference')
    const { startUs, endUs } = spanOf(store.read, camera)
    refuseOutside({ label: camera.label, startUs: toUs, endUs: endUs + toUs - startUs }, referenceEndUs)
    return { cameraId, fromUs: startUs, toUs }
  })
  const moved = moves.filter(({ fromUs, toUs }) => fromUs !== toUs)
  if (moved.length === 0) return null
  store.write((db) => {
    moveCameras(db, recordingId, moved, authorAt(desk))
  })
  changed(desk, 'recordings', recordingId)
  return null
}
