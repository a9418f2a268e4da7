import { readdir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import type { FolderEntry, FolderListing } from '#shared/contract/views.ts'
import { AppError } from '#shared/lib/app-error.ts'
import { placesOf, type Place } from './places.ts'

/** What a chooser shows besides folders: recordings, study files, or nothing else. */
export type FolderRequest = {
  readonly dir: string
  readonly show: 'media' | 'study' | 'folders' | 'programs' | 'schemes'
}

/** Endings under which recordings come; whether one can be played is found out by looking into it. */
const MEDIA_ENDINGS = new Set(
  [
    'mp4',
    'm4v',
    'mov',
    'mkv',
    'webm',
    '3gp',
    'avi',
    'mpg',
    'mpeg',
    'mts',
    'm2ts',
    'ts',
    'wmv',
    'asf',
    'mxf',
    'dv',
    'vob',
    'ogv',
  ].map((ending) => `.${ending}`),
)
const STUDY_ENDING = '.attune'
/** Folders of the system that start without a dot. */
const SYSTEM_FOLDERS = new Set(['$RECYCLE.BIN', 'System Volume Information', 'lost+found'])
/** Facts about this many files are asked for at once: a folder on a network drive may be slow and large. */
const AT_ONCE = 64

/**
 * The contents of a folder of this machine for our own file chooser: folders, and the files asked for. Nothing else is
 * ever listed, hidden things neither. Folders come first; names are in the order a person counts (2 before 10).
 *
 * @param request `dir` is an absolute path, a path below `startDir`, `~` or `''` for `startDir` itself; a file stands
 *   for the folder it lies in, so that a pasted path works
 * @param places further places to offer, such as the folder of the open study
 * Errors: `folder-not-found`, `folder-unreadable`, both with {folder}.
 */
export async function listFolder(
  request: FolderRequest,
  startDir: string,
  places: readonly Place[] = [],
): Promise<FolderListing> {
  const dir = await folderAt(pathOf(request.dir.trim(), startDir))
  const entries = await entriesOf(dir, request.show)
  const parent = dirname(dir)
  return { dir, parent: parent === dir ? null : parent, places: await placesOf(places), entries }
}

function pathOf(asked: string, startDir: string): string {
  if (asked === '~' || asked.startsWith('~/')) return join(homedir(), asked.slice(1))
  return resolve(startDir, asked)
}

async function folderAt(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path)
  } catch (error) {
    throw folderError(path, error)
  }
}

function folderError(folder: string, cause: unknown): AppError {
  const system = cause instanceof Error && 'code' in cause ? cause.code : ''
  const gone = system === 'ENOENT' || system === 'ENOTDIR'
  return new AppError(gone ? 'folder-not-found' : 'folder-unreadable', { folder }, { cause })
}

async function entriesOf(dir: string, show: FolderRequest['show']): Promise<FolderEntry[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    throw folderError(dir, error)
  })
  const shown = names.filter(
    (name) => !name.startsWith('.') && !name.endsWith('.attune.backups') && !SYSTEM_FOLDERS.has(name),
  )
  const entries: FolderEntry[] = []
  for (let at = 0; at < shown.length; at += AT_ONCE) {
    const batch = await Promise.all(shown.slice(at, at + AT_ONCE).map((name) => entryOf(dir, name, show)))
    entries.push(...batch.filter((entry) => entry !== undefined))
  }
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  const rank = (entry: FolderEntry): number => (entry.kind === 'folder' ? 0 : 1)
  return entries.sort((a, b) => rank(a) - rank(b) || order.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
}

/** Undefined for what is not shown, and for what cannot be looked at, such as a link that leads nowhere. */
async function entryOf(dir: string, name: string, show: FolderRequest['show']): Promise<FolderEntry | undefined> {
  const path = join(dir, name)
  try {
    const found = await stat(path)
    const kind = found.isDirectory() ? 'folder' : found.isFile() ? fileKind(name, show) : undefined
    if (kind === undefined) return undefined
    return { name, path, kind, bytes: kind === 'folder' ? 0 : found.size, modifiedAt: found.mtime.toISOString() }
  } catch {
    return undefined
  }
}

function fileKind(name: string, show: FolderRequest['show']): FolderEntry['kind'] | undefined {
  const ending = extname(name).toLowerCase()
  // The converter is the only program that anybody looks for here.
  if (show === 'programs') return /^ffmpeg/i.test(name) ? 'program' : undefined
  if (show === 'schemes') return ending === '.json' ? 'scheme' : undefined
  if (show === 'media' && MEDIA_ENDINGS.has(ending)) return 'media'
  return show === 'study' && ending === STUDY_ENDING ? 'study' : undefined
}
