import { AppError } from '#shared/lib/app-error.ts'
import type { DraftRow, SchemeFileLook } from '#shared/contract/views.ts'
import { bookletOf } from '#shared/formats/booklet/booklet.ts'
import { writeSchemeFile } from '#shared/formats/scheme-file/write-scheme-file.ts'
import type { SchemeRef } from '#shared/scheme/scheme.ts'
import { askerAt, refuseIfLeft, studyAt, type Desk } from '../desk.ts'
import { readSchemeAt, sha256Of } from '../exchange/scheme-file.ts'
import { writeTextFile } from '../exchange/write-text.ts'
import { draftById } from '../store/queries/scheme-drafts.ts'
import { schemeByRef } from '../store/queries/schemes.ts'
import { comparedWithNewest, keepDraft, problemRows } from './scheme-drafts.ts'

/** What taking in a file would bring, or what is wrong with it. @throws scheme-file-unreadable */
export async function lookAtFile(desk: Desk, { path }: { path: string }): Promise<SchemeFileLook> {
  const { reading, value } = await readSchemeAt(path)
  if (!reading.ok) return { ok: false, problems: problemRows(value, reading.problems), more: reading.more }
  const { read } = studyAt(desk).store
  const { scheme, hashed } = reading
  const draftThere = draftById(read, scheme.id) !== undefined
  return { ok: true, scheme, hashed, draftThere, comparison: comparedWithNewest(read, scheme) }
}

/** Makes a draft of a file, whole or not at all. @throws scheme-file-unreadable, scheme-file-invalid */
export async function importFile(desk: Desk, { path }: { path: string }): Promise<DraftRow> {
  const asker = askerAt(desk)
  const { reading } = await readSchemeAt(path)
  refuseIfLeft(desk, asker)
  if (!reading.ok)
    throw new AppError('scheme-file-invalid', { n: reading.problems.length + reading.more, name: nameOf(path) })
  return keepDraft(desk, reading.scheme)
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

type Export = SchemeRef & { readonly path: string }

/** Writes a version as a file for exchange. @throws what `writeTextFile` throws */
export async function exportFile(desk: Desk, { id, version, path }: Export): Promise<{ path: string; hash: string }> {
  const { scheme, hash } = schemeByRef(studyAt(desk).store.read, { id, version })
  await writeTextFile(path, writeSchemeFile(scheme, sha256Of))
  return { path, hash }
}

/** Writes a version as a coding manual to be printed. @throws what `writeTextFile` throws */
export async function writeBooklet(desk: Desk, { id, version, path }: Export): Promise<{ path: string }> {
  const { scheme, hash } = schemeByRef(studyAt(desk).store.read, { id, version })
  await writeTextFile(path, bookletOf(scheme, hash))
  return { path }
}
