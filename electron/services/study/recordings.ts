import { AppError } from '#shared/lib/app-error.ts'
import type { Episode } from '#shared/observation/episode.ts'
import type { Camera, CameraFile, RecordingDetail, RecordingStatus } from '#shared/study/recording.ts'
import type { StudyGrid } from '#shared/contract/views.ts'
import { askerAt, authorAt, changed, studyAt, type Asker, type Desk } from '../desk.ts'
import { renditionFrames } from '../store/queries/conversions.ts'
import { gridPage, type GridPage } from '../store/queries/grid.ts'
import { listTimePoints } from '../store/queries/labels.ts'
import { camerasOf, mediaFrames, type MediaRow } from '../store/queries/media.ts'
import {
  episodesOf,
  recordingById,
  setEpisodes,
  updateRecording,
  type NewEpisode,
} from '../store/queries/recordings.ts'
import { locate, playedFile } from './media-place.ts'
import { mediaToken } from './media-tokens.ts'

async function fileView(desk: Desk, asker: Asker, row: MediaRow, assignmentId: string | null): Promise<CameraFile> {
  const { study } = asker
  const { read } = study.store
  // Read before the disk is waited for: another copy may take its place meanwhile.
  const copied = renditionFrames(read, row.id)
  const { state, rendition } = await playedFile({ path: study.path, read }, row)
  const played = rendition === null ? undefined : copied
  // The map tells when each frame of what is played now begins, so the address is good for that alone; also of a copy
  // that is away: it may come back.
  const token = mediaToken(asker, assignmentId ?? '', row.id, rendition?.fingerprint ?? null)
  return {
    mediaId: assignmentId === null ? row.id : token,
    url: desk.platform.mediaUrl(token),
    state,
    map: {
      offsetUs: row.offsetUs,
      rate: row.rate,
      frames: mediaFrames(read, row.id),
      ...(played === undefined ? {} : { played }),
    },
    width: row.width,
    height: row.height,
    hasAudio: rendition?.hasAudio ?? row.hasAudio,
    codec: rendition?.codec ?? row.codec,
  }
}

/**
 * The cameras of a recording as a player needs them: ids and clocks, never a path or a file name. For an assignment the
 * files are named by tokens of that assignment, otherwise by their ids.
 */
export async function cameraViews(
  desk: Desk,
  recordingId: string,
  assignmentId: string | null = null,
): Promise<Camera[]> {
  const asker = askerAt(desk)
  const views = camerasOf(asker.study.store.read, recordingId).map(async (camera) => ({
    id: camera.id,
    view: camera.view,
    label: camera.label,
    isReference: camera.isReference,
    segments: await Promise.all(camera.files.map((file) => fileView(desk, asker, file, assignmentId))),
  }))
  return Promise.all(views)
}

export async function recordingDetail(desk: Desk, id: string): Promise<RecordingDetail> {
  const study = studyAt(desk)
  const row = recordingById(study.store.read, id)
  if (row === undefined) throw new AppError('recording-not-found')
  const { begun: _begun, childAgeWeeks: _age, ...rest } = row
  const files = camerasOf(study.store.read, id).flatMap((camera) => camera.files)
  const looks = files.map(async (file) => ({
    mediaId: file.id,
    name: file.fileName,
    state: (await locate(study, file)).state,
  }))
  const [cameraList, fileNames] = await Promise.all([cameraViews(desk, id), Promise.all(looks)])
  return {
    ...rest,
    cameraList,
    episodeList: episodesOf(study.store.read, id),
    fileNames,
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
