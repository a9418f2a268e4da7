import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { Camera, CameraFile, MediaState, RecordingDetail, RecordingStatus } from '#shared/study/recording.ts'
import type { StudyGrid } from '#shared/contract/views.ts'
import { authorAt, changed, studyAt, type Desk, type OpenStudy } from '../desk.ts'
import { fingerprintFile } from '../media/fingerprint.ts'
import { gridPage, type GridPage } from '../store/queries/grid.ts'
import { listTimePoints } from '../store/queries/labels.ts'
import {
  camerasOf,
  iterateMedia,
  mediaById,
  mediaCandidates,
  mediaFrames,
  relinkMedia,
  type MediaRow,
} from '../store/queries/media.ts'
import {
  episodesOf,
  recordingById,
  setEpisodes,
  updateRecording,
  type NewEpisode,
} from '../store/queries/recordings.ts'

/** The size of a file; null for what is not there, no file, or out of reach. */
function sizeOf(path: string): number | null {
  try {
    const found = statSync(path)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

/** Where a file lies now, and whether it is the one that was added: same size there, or missing, or another size. */
export function locate(
  study: OpenStudy,
  row: Pick<MediaRow, 'relPath' | 'absPath' | 'bytes'>,
): { path: string | null; state: MediaState } {
  const found = mediaCandidates(study.path, row).filter((path) => sizeOf(path) !== null)
  const same = found.find((path) => sizeOf(path) === row.bytes)
  if (same !== undefined) return { path: same, state: 'present' }
  return { path: found[0] ?? null, state: found.length > 0 ? 'changed' : 'missing' }
}

function fileView(desk: Desk, study: OpenStudy, row: MediaRow): CameraFile {
  const frames = mediaFrames(study.store.read, row.id)
  return {
    mediaId: row.id,
    url: desk.platform.mediaUrl(row.id),
    state: locate(study, row).state,
    map: { offsetUs: row.offsetUs, rate: row.rate, frames },
    width: row.width,
    height: row.height,
    hasAudio: row.hasAudio,
    codec: row.codec,
  }
}

/** The cameras of a recording as a player needs them: ids and clocks, never a path or a file name. */
export function cameraViews(desk: Desk, recordingId: string): Camera[] {
  const study = studyAt(desk)
  return camerasOf(study.store.read, recordingId).map((camera) => ({
    id: camera.id,
    view: camera.view,
    label: camera.label,
    isReference: camera.isReference,
    segments: camera.files.map((file) => fileView(desk, study, file)),
  }))
}

/** Every file of the study with all that is stored of it. */
function allMedia(study: OpenStudy): MediaRow[] {
  return [...iterateMedia(study.store.read)].flatMap(({ id }) => mediaById(study.store.read, id) ?? [])
}

export function recordingDetail(desk: Desk, id: string): RecordingDetail {
  const study = studyAt(desk)
  const row = recordingById(study.store.read, id)
  if (row === undefined) throw new AppError('recording-not-found')
  const { begun: _begun, childAgeWeeks: _age, ...rest } = row
  const files = camerasOf(study.store.read, id).flatMap((camera) => camera.files)
  return {
    ...rest,
    cameraList: cameraViews(desk, id),
    episodeList: episodesOf(study.store.read, id),
    fileNames: files.map((file) => ({ mediaId: file.id, name: file.fileName, state: locate(study, file).state })),
    assigned: row.begun > 0,
  }
}

export function recordingsGrid(desk: Desk, page: GridPage): StudyGrid {
  const { read: db } = studyAt(desk).store
  return { timePoints: listTimePoints(db).map(({ name }) => name), ...gridPage(db, page) }
}

type Update = { id: string; dyad: string; timePoint: string; site: string; task: string; status: RecordingStatus }

export function changeRecording(desk: Desk, { id, ...to }: Update): null {
  studyAt(desk).store.write((db) => {
    updateRecording(db, id, to, authorAt(desk))
  })
  changed(desk, 'recordings', id)
  return null
}

/**
 * Refuses episodes that could not be coded: outside the recording, or overlapping.
 * Throws `episode-outside {kind, endMs, durationMs}`, `episode-order {kind}`, `episodes-overlap {a, b}`.
 */
export function checkEpisodes(episodes: readonly NewEpisode[], durationMs: number): void {
  const inOrder = [...episodes].sort((a, b) => a.startMs - b.startMs)
  inOrder.forEach((episode, n) => {
    const { kind, startMs, endMs } = episode
    if (kind.trim() === '') throw new AppError('episode-kind-missing')
    if (endMs <= startMs) throw new AppError('episode-order', { kind })
    if (startMs < 0 || endMs > durationMs) throw new AppError('episode-outside', { kind, endMs, durationMs })
    const next = inOrder[n + 1]
    if (next !== undefined && next.startMs < endMs) throw new AppError('episodes-overlap', { a: kind, b: next.kind })
  })
}

export function changeEpisodes(desk: Desk, input: { id: string; episodes: readonly NewEpisode[] }): readonly Episode[] {
  const { store } = studyAt(desk)
  const recording = recordingById(store.read, input.id)
  if (recording === undefined) throw new AppError('recording-not-found')
  checkEpisodes(input.episodes, recording.durationMs)
  const episodes = store.write((db) => setEpisodes(db, input.id, input.episodes, authorAt(desk)))
  changed(desk, 'recordings', input.id)
  return episodes
}

/**
 * Remembers where a moved file lies now, and looks in the same folder for the other missing files of the study.
 * Only content that is the same is linked. Throws `media-unknown`, `media-not-the-same`, `media-not-found`.
 */
export async function relink(
  desk: Desk,
  input: { mediaId: string; path: string },
): Promise<{ relinked: number; stillMissing: number }> {
  const study = studyAt(desk)
  const row = mediaById(study.store.read, input.mediaId)
  if (row === undefined) throw new AppError('media-unknown')
  if (sizeOf(input.path) === null) throw new AppError('media-not-found', { name: basename(input.path) })
  const by = authorAt(desk)
  if ((await fingerprintFile(input.path)) !== row.fingerprint)
    throw new AppError('media-not-the-same', { name: row.fileName })
  const moved: { row: MediaRow; path: string }[] = [{ row, path: input.path }]
  let stillMissing = 0
  for (const other of allMedia(study)) {
    if (other.id === row.id || locate(study, other).state === 'present') continue
    const path = join(dirname(input.path), other.fileName)
    if (sizeOf(path) === other.bytes && (await fingerprintFile(path)) === other.fingerprint)
      moved.push({ row: other, path })
    else stillMissing += 1
  }
  study.store.write((db) => {
    for (const one of moved) relinkMedia(db, one.row.id, { absPath: one.path, studyPath: study.path }, by)
  })
  changed(desk, 'recordings')
  return { relinked: moved.length, stillMissing }
}
