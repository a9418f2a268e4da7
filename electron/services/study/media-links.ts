import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import { authorAt, changed, studyAt, type Desk, type Job, type OpenStudy } from '../desk.ts'
import { fingerprintFile } from '../media/fingerprint.ts'
import { iterateMedia, mediaById, relinkMedia, type MediaRow } from '../store/queries/media.ts'
import { iterateRenditions, mediaHealth, relinkRendition, saveHealth } from '../store/queries/media-health.ts'
import { sizeOf, soon, type Wait } from './disk-look.ts'
import { eachOf } from './each-of.ts'
import { forgetPresence } from './media-files.ts'
import { locate } from './media-place.ts'
import { resolveMedia } from './media-tokens.ts'

type Relinked = { readonly relinked: number; readonly stillMissing: number }

/** Something of the study that is looked for: a file, or the copy that is played in its place. */
type Lost = {
  readonly mediaId: string
  readonly part: 'file' | 'copy'
  readonly name: string
  readonly bytes: number
  readonly fingerprint: string
}
type FoundAgain = { readonly lost: Lost; readonly path: string }

const PARALLEL = 16

/** Everything of the study that is not where it was, or is not what was added. */
async function lostOf(study: OpenStudy, wait: Wait): Promise<Lost[]> {
  const { read } = study.store
  const lost: Lost[] = []
  await eachOf([...iterateMedia(read)], PARALLEL, async (row) => {
    const known = (await locate(study, { ...row, health: null }, wait)).state === 'present'
    const media = known ? undefined : mediaById(read, row.id)
    if (media === undefined) return
    const { id, fileName, bytes, fingerprint } = media
    lost.push({ mediaId: id, part: 'file', name: fileName, bytes, fingerprint })
  })
  await eachOf([...iterateRenditions(read)], PARALLEL, async (copy) => {
    if ((await locate(study, copy, wait)).state === 'present') return
    const { mediaId, absPath, bytes, fingerprint } = copy
    lost.push({ mediaId, part: 'copy', name: nameOf(absPath), bytes, fingerprint })
  })
  return lost
}

const nameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

function save(desk: Desk, study: OpenStudy, found: readonly FoundAgain[], by: ReturnType<typeof authorAt>): void {
  if (found.length === 0) return
  forgetPresence(study)
  study.store.write((db) => {
    for (const { lost, path } of found) {
      const place = { absPath: path, studyPath: study.path }
      if (lost.part === 'copy') {
        relinkRendition(db, lost.mediaId, place, by)
        continue
      }
      relinkMedia(db, lost.mediaId, place, by)
      // Once a file that was read whole was found changed, only reading it whole finds otherwise.
      const before = mediaHealth(db, lost.mediaId)
      const state = before?.differs === true ? 'changed' : 'present'
      saveHealth(db, lost.mediaId, { state, checkedAt: by.at, sha256: null }, by)
    }
  })
  changed(desk, 'recordings')
}

/** How many files there are now, and how many are still not there. A copy counts for the file that it stands in for. */
function countOf(lost: readonly Lost[], found: readonly FoundAgain[]): Relinked {
  const done = new Set(found.map((one) => one.lost))
  const files = (list: readonly Lost[]): number => new Set(list.map(({ mediaId }) => mediaId)).size
  return {
    relinked: files(found.map((one) => one.lost)),
    stillMissing: files(lost.filter((one) => !done.has(one))),
  }
}

/** What the content at a path is known by; null for a file that cannot be read. */
async function contentOf(path: string, signal?: AbortSignal): Promise<string | null> {
  try {
    return await fingerprintFile(path, signal)
  } catch {
    signal?.throwIfAborted()
    return null
  }
}

const isSame = async (path: string, lost: Lost): Promise<boolean> => (await contentOf(path)) === lost.fingerprint

/**
 * Remembers where a moved file lies now, and looks in the same folder for the other missing files of the study.
 * Only content that is the same is linked. Throws `media-unknown`, `media-not-the-same`, `media-not-found`.
 */
export async function relink(desk: Desk, input: { mediaId: string; path: string }): Promise<Relinked> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  const row = mediaById(study.store.read, resolveMedia(desk, input.mediaId) ?? '')
  if (row === undefined) throw new AppError('media-unknown')
  // Somebody chose it just now: its disk is awake.
  if ((await sizeOf(input.path, soon())) === null) throw new AppError('media-not-found', { name: basename(input.path) })
  const asked: Lost = { ...lostFrom(row), part: 'file' }
  if (!(await isSame(input.path, asked))) throw new AppError('media-not-the-same', { name: row.fileName })
  const shown: FoundAgain = { lost: asked, path: input.path }
  // Kept at once: whether others are missing may take as long as a disk sleeps.
  save(desk, study, [shown], by)
  const found: FoundAgain[] = []
  const others = (await lostOf(study, {})).filter((one) => !(one.mediaId === row.id && one.part === 'file'))
  for (const lost of others) {
    const path = join(dirname(input.path), lost.name)
    if ((await sizeOf(path, soon())) === lost.bytes && (await isSame(path, lost))) found.push({ lost, path })
  }
  save(desk, study, found, by)
  return countOf([asked, ...others], [shown, ...found])
}

const lostFrom = ({ id, fileName, bytes, fingerprint }: MediaRow): Omit<Lost, 'part'> => ({
  mediaId: id,
  name: fileName,
  bytes,
  fingerprint,
})

/** A folder of recordings is neither deeper nor larger; whoever chooses the whole disk by mistake gets an end. */
const DEEPEST = 12
const MOST_FILES = 200_000

/**
 * The plain files in a folder and the folders in it, a folder at a time, in order of name. Hidden folders, links and
 * what cannot be looked into are passed over.
 */
async function* filesUnder(folder: string, job: Job): AsyncGenerator<readonly string[]> {
  const waiting = [{ path: folder, depth: 0 }]
  let seen = 0
  for (let next = waiting.shift(); next !== undefined && seen < MOST_FILES; next = waiting.shift()) {
    job.signal.throwIfAborted()
    const { path, depth } = next
    const entries = (await readdir(path, { withFileTypes: true }).catch((): Dirent[] => [])).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )
    for (const entry of entries)
      if (entry.isDirectory() && depth < DEEPEST && !entry.name.startsWith('.'))
        waiting.push({ path: join(path, entry.name), depth: depth + 1 })
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => join(path, name))
    seen += files.length
    yield files
  }
}

/** The files under a folder that are as large as something that is looked for, by that size. */
async function candidatesIn(folder: string, lost: readonly Lost[], job: Job): Promise<Map<number, string[]>> {
  const sizes = new Set(lost.map(({ bytes }) => bytes))
  const found = new Map<number, string[]>()
  let seen = 0
  for await (const paths of filesUnder(folder, job)) {
    await eachOf(paths, PARALLEL, async (path) => {
      const size = await sizeOf(path, { signal: job.signal })
      if (size === null || !sizes.has(size)) return
      const known = found.get(size)
      if (known === undefined) found.set(size, [path])
      else known.push(path)
    })
    seen += paths.length
    // Nobody knows how much a folder holds: the bar comes ever closer to its middle.
    job.progress((0.5 * seen) / (seen + 500), 'folder')
  }
  return found
}

/** Files of the same name first, so that of several equal copies the one that was meant is taken. */
const bestFirst = (paths: readonly string[], { name }: Lost): string[] =>
  [...paths].sort((a, b) => Number(nameOf(b) === name) - Number(nameOf(a) === name) || (a < b ? -1 : Number(a > b)))

/**
 * Looks for everything that is missing in a folder and the folders in it, by size first and by content then. Only
 * content that is the same is linked. A cancel links nothing. Throws `folder-not-found`.
 */
export async function relinkFolder(desk: Desk, { folder }: { folder: string }, job: Job): Promise<Relinked> {
  const study = studyAt(desk)
  const by = authorAt(desk)
  await readdir(folder).catch((cause: unknown) => {
    throw new AppError('folder-not-found', {}, { cause })
  })
  const lost = await lostOf(study, { signal: job.signal })
  if (lost.length === 0) return { relinked: 0, stillMissing: 0 }
  const candidates = await candidatesIn(folder, lost, job)
  const found: FoundAgain[] = []
  // Cameras cut films into files of one size: each of them is read once, however many are looked for.
  const read = new Map<string, string | null>()
  for (const [n, one] of lost.entries()) {
    job.progress(0.5 + (0.5 * n) / lost.length, 'comparing')
    for (const path of bestFirst(candidates.get(one.bytes) ?? [], one)) {
      job.signal.throwIfAborted()
      const content = read.get(path) ?? (await contentOf(path, job.signal))
      read.set(path, content)
      if (content !== one.fingerprint) continue
      found.push({ lost: one, path })
      break
    }
  }
  job.signal.throwIfAborted()
  save(desk, study, found, by)
  return countOf(lost, found)
}
