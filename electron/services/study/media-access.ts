import { extname } from 'node:path'
import type { Desk } from '../desk.ts'
import type { ServedFile } from '../platform.ts'
import { mediaById } from '../store/queries/media.ts'
import { personById } from '../store/queries/people.ts'
import { hasAssignmentOf } from '../store/queries/assignments.ts'
import { locate } from './recordings.ts'

/** Chromium plays mov and mkv only when it is told they are mp4 (webm is told apart by itself). */
const types: Readonly<Record<string, string>> = { '.webm': 'video/webm' }

/**
 * The file behind a media id, for the person at the desk: a lead sees every recording, a coder those given to them.
 * Undefined for everything else, so that "not yours" and "not there" look alike.
 */
export function servedFile(desk: Desk, mediaId: string): ServedFile | undefined {
  const study = desk.open
  if (study === null || study.personId === null) return undefined
  const { read } = study.store
  const person = personById(read, study.personId)
  const row = mediaById(read, mediaId)
  if (person?.active !== true || row === undefined) return undefined
  if (!person.roles.includes('lead') && !hasAssignmentOf(read, person.id, row.recordingId)) return undefined
  const { path } = locate(study, row)
  if (path === null) return undefined
  return { path, type: types[extname(path).toLowerCase()] ?? 'video/mp4' }
}
