import { accessSync, constants, statSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import type { MediaState } from '#shared/study/recording.ts'
import { isPlayableVideo } from '../media/playable.ts'
import { renditionOf, type Rendition } from '../store/queries/conversions.ts'
import { mediaCandidates, type MediaRow } from '../store/queries/media.ts'
import type { ReadDb } from '../store/study-db.ts'

/** What it takes to look for a file. `health`: what the last look at its content found, if there was one. */
export type Sought = Pick<MediaRow, 'relPath' | 'absPath' | 'bytes'> & { readonly health?: MediaState | null }

/** Where a file lies now; `path` is null where it is missing. */
export type FilePlace = { readonly path: string | null; readonly state: MediaState }

/** The size of a file; null for what is not there, no file, out of reach, or not to be read. */
export function sizeOf(path: string): number | null {
  try {
    const found = statSync(path)
    accessSync(path, constants.R_OK)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

function placeOf(found: readonly { path: string; size: number | null }[], row: Sought): FilePlace {
  const there = found.filter(({ size }) => size !== null)
  const same = there.find(({ size }) => size === row.bytes)
  if (same !== undefined) return { path: same.path, state: row.health === 'changed' ? 'changed' : 'present' }
  return { path: there[0]?.path ?? null, state: there.length > 0 ? 'changed' : 'missing' }
}

/**
 * Where a file lies now, and whether it is the one that was added, without reading it: same size there, or missing, or
 * another size. What a check found changed stays changed until a check finds otherwise.
 */
export function locate(study: { readonly path: string }, row: Sought): FilePlace {
  return placeOf(
    mediaCandidates(study.path, row).map((path) => ({ path, size: sizeOf(path) })),
    row,
  )
}

/** A disk that answers after longer than this is as good as away. */
const PATIENCE_MS = 2500

/** As `sizeOf`, and null for what does not answer soon. */
export async function sizeSoon(path: string): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  const look = Promise.all([stat(path), access(path, constants.R_OK)]).then(
    ([found]) => (found.isFile() ? found.size : null),
    () => null,
  )
  return Promise.race([look, late]).finally(() => clearTimeout(timer))
}

/** As `locate`, but nothing else waits for a slow disk. */
export async function lookFor(study: { readonly path: string }, row: Sought): Promise<FilePlace> {
  const paths = mediaCandidates(study.path, row)
  return placeOf(await Promise.all(paths.map(async (path) => ({ path, size: await sizeSoon(path) }))), row)
}

const ENGINE_CONTAINERS: ReadonlySet<string> = new Set(['mp4', 'mov', 'mkv', 'webm'])

/**
 * The one version of a file that somebody was told the frame times of, by the copy's fingerprint (null: the file itself).
 * Missing when it is not there any more, whatever else could be played by now.
 */
export function playedVersion(
  study: { readonly path: string; readonly read: ReadDb },
  row: MediaRow,
  copyFingerprint: string | null,
): PlayedFile {
  const rendition = renditionOf(study.read, row.id)
  if (copyFingerprint === null) return rendition === undefined || playsItself(row) ? own(study, row) : NOTHING
  const place = rendition?.fingerprint === copyFingerprint ? locate(study, rendition) : undefined
  return rendition !== undefined && place?.state === 'present' ? { ...place, rendition } : NOTHING
}

const NOTHING: PlayedFile = { path: null, state: 'missing', rendition: null }
const own = (study: { readonly path: string }, row: MediaRow): PlayedFile => ({
  ...locate(study, row),
  rendition: null,
})
const playsItself = ({ container, codec }: MediaRow): boolean =>
  ENGINE_CONTAINERS.has(container) && isPlayableVideo(codec)

/** What is played of a file: itself, or the copy that stands in for it. `rendition` is null where it is itself. */
export type PlayedFile = FilePlace & { readonly rendition: Rendition | null }

/**
 * The file that is played for a file of the study. A copy that is there is played, also where the original is kept
 * elsewhere. Without its copy a file is played itself if the engine can; otherwise it is missing.
 */
export function playedFile(study: { readonly path: string; readonly read: ReadDb }, row: MediaRow): PlayedFile {
  const itself = own(study, row)
  const rendition = renditionOf(study.read, row.id)
  if (rendition === undefined) return itself
  const copy = locate(study, rendition)
  const changed = itself.state === 'changed' || row.health === 'changed'
  if (copy.state === 'present') return { path: copy.path, state: changed ? 'changed' : 'present', rendition }
  return playsItself(row) ? itself : NOTHING
}
