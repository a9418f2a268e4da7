import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { discard } from '../media/disk-fault.ts'
import type { StoredConversion } from '../store/queries/conversions.ts'

export const STUDY_EXTENSION = '.attune'

/** Copies lie beside the study file, so that they move and are backed up with it. */
export function copiesFolder(studyPath: string): string {
  return join(dirname(studyPath), `${basename(studyPath, STUDY_EXTENSION)} media`)
}

/** Disks take names of 255 bytes, and a letter may have four. */
const LONGEST_BASE_BYTES = 160
/** What is half-made has digits of its own: a converter that outlived a killed process writes into no later copy. */
const UNFINISHED = / \[[0-9a-f]{0,6}\] (convert|remux|proxy)\.mp4\.[0-9a-f]{6}\.part$/

/** What this process has begun to write: it takes care of that itself. */
const begun = new Set<string>()

/** A name of its own beside the final one, for a copy while it is being made. */
export function partOf(absPath: string): string {
  const part = `${absPath}.${randomBytes(3).toString('hex')}.part`
  begun.add(part)
  return part
}

/** As much of a name as fits, cut between two letters. */
function cutName(name: string): string {
  const letters = Array.from(name.slice(0, LONGEST_BASE_BYTES))
  while (Buffer.byteLength(letters.join('')) > LONGEST_BASE_BYTES) letters.pop()
  return letters.join('')
}

/** The source's own name, and six digits of its content, so that `00001.MTS` of two visits do not meet. */
export function copyName({ sourcePath, fingerprint, kind }: StoredConversion): string {
  const base = cutName(basename(sourcePath, extname(sourcePath)))
  const digits = (fingerprint.split('-').at(-1) ?? '').slice(0, 6)
  return `${base} [${digits}] ${kind}.mp4`
}

/**
 * Removes what a process that was killed left half-made: what has a name as we give it, for people keep films in such
 * folders. Only for whoever has the study open for writing.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  // No copy has been made yet, where there is no such folder.
  const names = await readdir(folder).catch((): string[] => [])
  for (const path of names.filter((name) => UNFINISHED.test(name)).map((name) => join(folder, name)))
    if (!begun.has(path)) discard(path)
}
