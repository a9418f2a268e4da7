import { extname } from 'node:path'
import type { Desk } from '../desk.ts'
import type { ServedFile } from '../platform.ts'
import { mediaById } from '../store/queries/media.ts'
import { playedPath, versionPath } from './media-place.ts'
import { resolveMedia, versionOf } from './media-tokens.ts'

/** Chromium plays mov and mkv only when it is told they are mp4 (webm is told apart by itself). */
const types: Readonly<Record<string, string>> = { '.webm': 'video/webm' }

/**
 * What is played behind a media id or a token, for the person at the desk: the file, or the copy that stands in for it.
 * A lead sees every recording, a coder those given to them, by the tokens given to them, each good for the version that
 * was there when it was given. Undefined for everything else, so that "not yours" and "not there" look alike.
 * A disk that sleeps is waited for until it answers or whoever asked has gone (`signal`): the picture waits with it.
 */
export async function servedFile(desk: Desk, idOrToken: string, signal?: AbortSignal): Promise<ServedFile | undefined> {
  const study = desk.open
  const id = resolveMedia(desk, idOrToken)
  if (study === null || id === undefined) return undefined
  const { read } = study.store
  const row = mediaById(read, id)
  if (row === undefined) return undefined
  const at = { path: study.path, read }
  const version = versionOf(desk, idOrToken)
  const wait = { signal, first: true }
  const looked = version === undefined ? playedPath(at, row, wait) : versionPath(at, row, version, wait)
  const path = await looked.catch((error: unknown) => {
    if (signal?.aborted !== true) throw error
    return null
  })
  // Whoever sat down meanwhile, or opened another study, did not ask for this.
  if (path === null || desk.open !== study || resolveMedia(desk, idOrToken) !== id) return undefined
  return { path, type: types[extname(path).toLowerCase()] ?? 'video/mp4' }
}
