import type { MediaPage, PictureCheck } from '#shared/study/media.ts'
import { AppError } from '#shared/lib/app-error.ts'
import type { Desk, Job } from '../desk.ts'

type Page = { offset: number; limit: number; show: 'all' | 'attention'; recordingId?: string | undefined }

export function mediaPage(_desk: Desk, _page: Page): MediaPage {
  throw new AppError('internal')
}

type Look = { mediaIds?: readonly string[] | undefined; full: boolean }

export function checkMedia(
  _desk: Desk,
  _input: Look,
  _job: Job,
): Promise<{ present: number; missing: number; changed: number }> {
  throw new AppError('internal')
}

export function relinkFolder(
  _desk: Desk,
  _input: { folder: string },
  _job: Job,
): Promise<{ relinked: number; stillMissing: number }> {
  throw new AppError('internal')
}

export function savePictureCheck(_desk: Desk, _input: { mediaId: string; check: PictureCheck }): null {
  throw new AppError('internal')
}

type Alignment = { recordingId: string; offsets: readonly { cameraId: string; offsetUs: number }[] }

export function alignCameras(_desk: Desk, _input: Alignment): null {
  throw new AppError('internal')
}
