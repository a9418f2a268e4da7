import type { DatasetMedia, StudyDataset } from '#shared/study/dataset.ts'
import type { MediaState } from '#shared/study/recording.ts'
import { iterateMedia } from '../store/queries/media.ts'
import { iterateRenditions } from '../store/queries/media-health.ts'
import type { ReadDb } from '../store/study-db.ts'
import { locate } from './media-place.ts'

/**
 * How each file of the study is at this machine now, by id: what a check found changed, what has another size, and what
 * is missing. A file whose copy is here is here. Looks on the disk, one file after the other.
 */
export function mediaStates(read: ReadDb, studyPath: string): Map<string, MediaState> {
  const study = { path: studyPath }
  const copies = new Map([...iterateRenditions(read)].map((copy) => [copy.mediaId, locate(study, copy).state]))
  return new Map(
    [...iterateMedia(read)].map((row) => {
      const own = locate(study, row).state
      const copy = copies.get(row.id)
      if (row.health === 'changed' || own === 'changed' || copy === 'changed') return [row.id, 'changed']
      return [row.id, own === 'missing' && copy !== 'present' ? 'missing' : 'present']
    }),
  )
}

/**
 * The data set with each file as it is at this machine now (`mediaStates`). Belongs into a thread.
 */
export function withPresence(dataset: StudyDataset, read: ReadDb, studyPath: string): StudyDataset {
  const states = mediaStates(read, studyPath)
  const now = ({ mediaId, state }: DatasetMedia): MediaState => states.get(mediaId) ?? state
  const recordings = dataset.recordings.map((one) => ({
    ...one,
    media: one.media.map((media) => ({ ...media, state: now(media) })),
  }))
  return { ...dataset, recordings }
}
