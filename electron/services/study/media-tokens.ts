import { createHmac, randomBytes } from 'node:crypto'
import type { Asker, Desk, OpenStudy } from '../desk.ts'
import { hasAssignmentOf } from '../store/queries/assignments.ts'
import { mediaById } from '../store/queries/media.ts'
import { personById } from '../store/queries/people.ts'

/** Fingerprint of the copy that is played in place of a file; null: the file is played itself. */
export type PlayedCopy = string | null

type Given = { readonly mediaId: string; readonly personId: string; readonly copy: PlayedCopy }
type Book = { readonly key: Buffer; readonly given: Map<string, Given> }

/** Made anew whenever a study is opened, and gone with it: no token outlives the desk that gave it. */
const books = new WeakMap<OpenStudy, Book>()

function bookOf(study: OpenStudy): Book {
  const book = books.get(study) ?? { key: randomBytes(32), given: new Map() }
  books.set(study, book)
  return book
}

/**
 * The name under which a file is shown for one assignment ('' for none) to one person. The same as long as
 * the study is open, another for every assignment: two coders who compare addresses, or one who codes a recording again,
 * learn nothing from it. Good for that person alone, and for the one version whose frame times they were given with it:
 * a copy that is finished while somebody codes has another clock, and must not come up under their hands.
 */
export function mediaToken(
  { study, personId }: Asker,
  assignmentId: string,
  mediaId: string,
  copy: PlayedCopy,
): string {
  const { key, given } = bookOf(study)
  const digest = createHmac('sha256', key)
    .update([personId, assignmentId, mediaId, copy ?? ''].join('\n'))
    .digest('base64url')
  const token = `v_${digest.slice(0, 22)}`
  given.set(token, { mediaId, personId, copy })
  return token
}

/**
 * The file of the study behind a token or, for a lead, a media id, if the person at the desk may see it now. Undefined
 * for everything else, so that "not yours" and "not there" look alike.
 */
export function resolveMedia(desk: Desk, idOrToken: string): string | undefined {
  const study = desk.open
  if (study === null || study.personId === null) return undefined
  const { read } = study.store
  const person = personById(read, study.personId)
  if (person?.active !== true) return undefined
  const isLead = person.roles.includes('lead')
  const token = bookOf(study).given.get(idOrToken)
  if (token === undefined) return isLead && mediaById(read, idOrToken) !== undefined ? idOrToken : undefined
  if (token.personId !== person.id) return undefined
  const row = mediaById(read, token.mediaId)
  if (row === undefined || !(isLead || hasAssignmentOf(read, person.id, row.recordingId))) return undefined
  return row.id
}

/** The version that a token was given for; undefined for a media id, behind which is whatever is played now. */
export function versionOf(desk: Desk, idOrToken: string): PlayedCopy | undefined {
  return desk.open === null ? undefined : bookOf(desk.open).given.get(idOrToken)?.copy
}
