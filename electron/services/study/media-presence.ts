import type { DatasetMedia, StudyDataset } from '#shared/study/dataset.ts'
import type { MediaState } from '#shared/study/recording.ts'
import { iterateMedia } from '../store/queries/media.ts'
import { iterateRenditions } from '../store/queries/media-health.ts'
import type { ReadDb } from '../store/study-db.ts'
import { locate } from './media-place.ts'

/**
 * The data set with each file as it is at this machine now: what a check found changed, what has another size, and what
 * is not here. Looks on the disk, so it belongs into a thread.
 */
export function withPresence(dataset: StudyDataset, read: ReadDb, studyPath: string): StudyDataset {
  const study = { path: studyPath }
  const files = new Map([...iterateMedia(read)].map((row) => [row.id, locate(study, row).state]))
  const copies = new Map([...iterateRenditions(read)].map((copy) => [copy.mediaId, locate(study, copy).state]))
  const now = (media: DatasetMedia): MediaState => {
    const own = files.get(media.mediaId) ?? 'missing'
    const copy = copies.get(media.mediaId)
    if (media.state === 'changed' || own === 'changed' || copy === 'changed') return 'changed'
    return own === 'missing' && copy !== 'present' ? 'missing' : 'present'
  }
  const recordings = dataset.recordings.map((one) => ({
    ...one,
    media: one.media.map((media) => ({ ...media, state: now(media) })),
  }))
  return { ...dataset, recordings }
}
