import type { DatasetMedia, StudyDataset } from '#shared/study/dataset.ts'
import type { MediaState } from '#shared/study/recording.ts'
import { iterateMedia } from '../store/queries/media.ts'
import { iterateRenditions } from '../store/queries/media-health.ts'
import type { ReadDb } from '../store/study-db.ts'
import { locate, playsItself } from './media-place.ts'

/**
 * How each file of the study is at this machine now, by id. Changed: a check found so, of it or of its copy, or the size
 * is another. Missing: it cannot be played; a file whose copy is here is here, and one that needs its copy is not without
 * it. Looks on the disk, one file after the other, and waits for each answer until `signal` aborts.
 */
export async function mediaStates(
  read: ReadDb,
  studyPath: string,
  signal: AbortSignal,
): Promise<Map<string, MediaState>> {
  const study = { path: studyPath }
  const wait = { signal }
  const copies = new Map<string, MediaState>()
  // Read whole before anything is waited for: the study may be written to meanwhile.
  const [renditions, files] = [[...iterateRenditions(read)], [...iterateMedia(read)]]
  for (const copy of renditions) copies.set(copy.mediaId, (await locate(study, copy, wait)).state)
  const states = new Map<string, MediaState>()
  for (const row of files) {
    const own = (await locate(study, row, wait)).state
    const copy = copies.get(row.id)
    const isChanged = row.health === 'changed' || own === 'changed' || copy === 'changed'
    const isThere = copy === 'present' || (own === 'present' && (copy === undefined || playsItself(row)))
    states.set(row.id, isChanged ? 'changed' : isThere ? 'present' : 'missing')
  }
  return states
}

/**
 * The data set with each file as it is at this machine now (`mediaStates`). Belongs into a thread.
 */
export async function withPresence(
  dataset: StudyDataset,
  read: ReadDb,
  studyPath: string,
  signal: AbortSignal,
): Promise<StudyDataset> {
  const states = await mediaStates(read, studyPath, signal)
  const now = ({ mediaId, state }: DatasetMedia): MediaState => states.get(mediaId) ?? state
  const recordings = dataset.recordings.map((one) => ({
    ...one,
    media: one.media.map((media) => ({ ...media, state: now(media) })),
  }))
  return { ...dataset, recordings }
}
