import { extname } from 'node:path'
import type { Desk } from '../desk.ts'
import type { ServedFile } from '../platform.ts'
import { mediaById } from '../store/queries/media.ts'
import { playedFile, playedVersion } from './media-place.ts'
import { resolveMedia, versionOf } from './media-tokens.ts'

/** Chromium plays mov and mkv only when it is told they are mp4 (webm is told apart by itself). */
const types: Readonly<Record<string, string>> = { '.webm': 'video/webm' }

/**
 * What is played behind a media id or a token, for the person at the desk: the file, or the copy that stands in for it.
 * A lead sees every recording, a coder those given to them, by the tokens given to them, each good for the version that
 * was there when it was given. Undefined for everything else,
 * so that "not yours" and "not there" look alike.
 */
export function servedFile(desk: Desk, idOrToken: string): ServedFile | undefined {
  const study = desk.open
  const id = resolveMedia(desk, idOrToken)
  if (study === null || id === undefined) return undefined
  const { read } = study.store
  const row = mediaById(read, id)
  if (row === undefined) return undefined
  const at = { path: study.path, read }
  const version = versionOf(desk, idOrToken)
  const { path } = version === undefined ? playedFile(at, row) : playedVersion(at, row, version)
  if (path === null) return undefined
  return { path, type: types[extname(path).toLowerCase()] ?? 'video/mp4' }
}
