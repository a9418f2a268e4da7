import type { MediaState } from '#shared/study/recording.ts'
import { isPlayableVideo } from '../media/playable.ts'
import { renditionOf, type Rendition } from '../store/queries/conversions.ts'
import { mediaCandidates, type MediaRow } from '../store/queries/media.ts'
import type { ReadDb } from '../store/study-db.ts'
import { sizeOf, soon, type Wait } from './disk-look.ts'

/** What it takes to look for a file. `health`: what the last look at its content found, if there was one. */
export type Sought = Pick<MediaRow, 'relPath' | 'absPath' | 'bytes'> & { readonly health?: MediaState | null }

/** Where a file lies now; `path` is null where it is missing. */
export type FilePlace = { readonly path: string | null; readonly state: MediaState }

/**
 * Where a file lies now, and whether it is the one that was added, without reading it: same size there, or missing, or
 * another size. What a check found changed stays changed until a check finds otherwise. Looks beside the study first, and
 * no further where it is there: an old place may be on a disk that does not answer.
 */
export async function locate(study: { readonly path: string }, row: Sought, wait: Wait = soon()): Promise<FilePlace> {
  let other: string | null = null
  for (const path of mediaCandidates(study.path, row)) {
    const size = await sizeOf(path, wait)
    if (size === row.bytes) return { path, state: row.health === 'changed' ? 'changed' : 'present' }
    if (size !== null) other ??= path
  }
  return { path: other, state: other === null ? 'missing' : 'changed' }
}

const ENGINE_CONTAINERS: ReadonlySet<string> = new Set(['mp4', 'mov', 'mkv', 'webm'])

/** Whether the engine plays the file itself; otherwise it needs its copy. */
export const playsItself = ({ container, codec }: Pick<MediaRow, 'container' | 'codec'>): boolean =>
  ENGINE_CONTAINERS.has(container) && isPlayableVideo(codec)

type Study = { readonly path: string; readonly read: ReadDb }

/**
 * Where the one version of a file lies that somebody was told the frame times of, by the copy's fingerprint (null: the
 * file itself). Null when it is not there any more, whatever else could be played by now.
 */
export async function versionPath(
  study: Study,
  row: MediaRow,
  copyFingerprint: string | null,
  wait: Wait,
): Promise<string | null> {
  const rendition = renditionOf(study.read, row.id)
  if (copyFingerprint === null)
    return rendition === undefined || playsItself(row) ? (await locate(study, row, wait)).path : null
  return rendition?.fingerprint === copyFingerprint ? copyPathOf(study, rendition, wait) : null
}

async function copyPathOf(study: Study, rendition: Rendition, wait: Wait): Promise<string | null> {
  const { path, state } = await locate(study, rendition, wait)
  return state === 'present' ? path : null
}

/** Where that lies which is played of a file now (`playedFile`). The original is not looked for where a copy is played. */
export async function playedPath(study: Study, row: MediaRow, wait: Wait): Promise<string | null> {
  const rendition = renditionOf(study.read, row.id)
  const copy = rendition === undefined ? null : await copyPathOf(study, rendition, wait)
  if (copy !== null) return copy
  return rendition === undefined || playsItself(row) ? (await locate(study, row, wait)).path : null
}

/**
 * What is played of a file: itself, or the copy that stands in for it. `rendition` is null where it is itself; where a
 * file needs its copy and the copy is away, it is the one that is waited for.
 */
export type PlayedFile = FilePlace & { readonly rendition: Rendition | null }

/**
 * The file that is played for a file of the study. A copy that is there is played, also where the original is kept
 * elsewhere. Without its copy a file is played itself if the engine can; otherwise it is missing.
 */
export async function playedFile(study: Study, row: MediaRow, wait: Wait = soon()): Promise<PlayedFile> {
  const rendition = renditionOf(study.read, row.id)
  if (rendition === undefined) return { ...(await locate(study, row, wait)), rendition: null }
  // At the same time: the one may lie on a disk that does not answer.
  const [itself, copy] = await Promise.all([locate(study, row, wait), locate(study, rendition, wait)])
  const changed = itself.state === 'changed' || row.health === 'changed'
  if (copy.state === 'present') return { path: copy.path, state: changed ? 'changed' : 'present', rendition }
  return playsItself(row) ? { ...itself, rendition: null } : { path: null, state: 'missing', rendition }
}
