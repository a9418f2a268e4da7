import { AppError } from '#shared/lib/app-error.ts'
import type { DraftRow, DraftView, ProblemRow, SchemeRow } from '#shared/contract/views.ts'
import { adviceInWords } from '#shared/scheme/advice/advice-words.ts'
import { schemeProblems } from '#shared/observation/scheme-tests.ts'
import { readDraft, type DraftRefusal, type DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { draftProblems, judgeDraft } from '#shared/scheme/edit/judge-draft.ts'
import { newScheme, type StarterShape } from '#shared/scheme/edit/starters.ts'
import { placeInWords } from '#shared/scheme/place-words.ts'
import { problemInWords } from '#shared/scheme/problem-words.ts'
import type { Scheme, SchemeRef } from '#shared/scheme/scheme.ts'
import type { SchemeProblem } from '#shared/scheme/scheme-problem.ts'
import { schemeShape } from '#shared/scheme/scheme-shape.ts'
import { Label } from '#shared/scheme/scheme-strings.ts'
import { shells } from '#shared/scheme/templates/shells/shells.ts'
import { templates } from '#shared/scheme/templates/templates.ts'
import { compareSchemes, type SchemeComparison } from '#shared/scheme/versions/compare-schemes.ts'
import { compareVersions } from '#shared/scheme/versions/compare-versions.ts'
import { authorAt, changed, studyAt, type Desk } from '../desk.ts'
import { draftById, listDrafts, putDraft, removeDraft, type StoredDraft } from '../store/queries/scheme-drafts.ts'
import { listSchemes, publishScheme, schemeByRef, setRetired } from '../store/queries/schemes.ts'
import type { ReadDb } from '../store/study-db.ts'

/** Problems as a screen lists them. `value`: what they are problems of, for labels. */
export function problemRows(value: unknown, problems: readonly SchemeProblem[]): readonly ProblemRow[] {
  return problems.map((problem) => ({ code: problem.code, path: problem.path, ...problemInWords(value, problem) }))
}

/** The newest published version of a scheme, retired or not. */
function newestOf(db: ReadDb, id: string): Scheme | null {
  const versions = listSchemes(db).filter((row) => row.id === id)
  const newest = versions
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1)
  return newest === undefined ? null : schemeByRef(db, { id, version: newest }).scheme
}

/** What is different from the newest published version; null for a first one. */
export function comparedWithNewest(db: ReadDb, scheme: Scheme): SchemeComparison | null {
  const newest = newestOf(db, scheme.id)
  return newest === null ? null : compareSchemes(newest, scheme)
}

function rowOf(db: ReadDb, draft: StoredDraft, problems: number): DraftRow {
  const { id, name, revision, changedAt, changedBy } = draft
  const basedOn = newestOf(db, id)?.version ?? null
  return { id, name, revision, changedAt, changedBy, basedOn, problems }
}

/** What keeps a draft from being published, its test cases among it where they can be worked out. */
function problemsOf(value: DraftValue): readonly SchemeProblem[] {
  const shape = schemeShape(value)
  return shape.ok ? schemeProblems(shape.scheme) : draftProblems(value)
}

export function draftRows(desk: Desk): readonly DraftRow[] {
  const { read } = studyAt(desk).store
  return listDrafts(read).map((draft) => rowOf(read, draft, problemsOf(draft.value).length))
}

/** @throws scheme-draft-not-found */
export function draftView(desk: Desk, { id }: { id: string }): DraftView {
  const { read } = studyAt(desk).store
  const draft = draftById(read, id)
  if (draft === undefined) throw new AppError('scheme-draft-not-found')
  const { value } = draft
  const { fits, completed, problems: open, advice } = judgeDraft(value)
  const problems = fits === null ? open : schemeProblems(fits)
  const comparison = fits === null ? null : comparedWithNewest(read, fits)
  const row = rowOf(read, draft, problems.length)
  return {
    ...row,
    value,
    scheme: fits,
    completed,
    problemRows: problemRows(value, problems),
    adviceRows: advice.map(({ code, path, ...one }) => ({
      code,
      path,
      ...adviceInWords(value, { code, path, ...one }),
    })),
    comparison,
    nextVersion: comparison?.nextVersion ?? fits?.version ?? '1.0.0',
  }
}

/** Keeps a scheme as a draft, in place of the one that may be there, and answers its row. */
export function keepDraft(desk: Desk, scheme: Scheme): DraftRow {
  const { store } = studyAt(desk)
  const { id, name } = scheme
  store.write((db) => putDraft(db, { id, name, value: scheme }, authorAt(desk)))
  changed(desk, 'schemes')
  return keptDraft(store.read, id)
}

function keptDraft(db: ReadDb, id: string): DraftRow {
  const draft = draftById(db, id)
  if (draft === undefined) throw new AppError('scheme-draft-not-found')
  return rowOf(db, draft, problemsOf(draft.value).length)
}

/** An id that nothing in the study has yet. @throws scheme-id-taken */
function refuseTaken(db: ReadDb, id: string): void {
  if (draftById(db, id) !== undefined || newestOf(db, id) !== null) throw new AppError('scheme-id-taken', { id })
}

/**
 * A draft from a published version: of its next version, which must have none yet; or of a scheme of one's own, whose id
 * must be free. @throws scheme-not-found, scheme-draft-there, scheme-id-taken
 */
export function copyToDraft(
  desk: Desk,
  { id, version, as }: SchemeRef & { as: Pick<Scheme, 'id' | 'name'> | null },
): DraftRow {
  const { read } = studyAt(desk).store
  const { scheme } = schemeByRef(read, { id, version })
  if (as !== null) {
    refuseTaken(read, as.id)
    return keepDraft(desk, { ...scheme, ...as, version: '1.0.0' })
  }
  const there = draftById(read, id)
  if (there !== undefined) throw new AppError('scheme-draft-there', { id, name: there.changedBy })
  return keepDraft(desk, scheme)
}

/** A draft of a scheme of one's own from what comes with the product. @throws template-unknown, scheme-id-taken */
export function draftTemplate(
  desk: Desk,
  { template, as }: { template: string; as: Pick<Scheme, 'id' | 'name'> },
): DraftRow {
  const scheme = [...templates, ...shells].find(({ id }) => id === template)
  if (scheme === undefined) throw new AppError('template-unknown')
  refuseTaken(studyAt(desk).store.read, as.id)
  return keepDraft(desk, { ...scheme, ...as, version: '1.0.0' })
}

type Make = Pick<Scheme, 'id' | 'name'> & {
  readonly from:
    { readonly kind: 'starter'; readonly shape: StarterShape } | { readonly kind: 'draft'; readonly value: unknown }
}

/**
 * A draft of a new scheme: one to begin with, or what somebody has of a draft that is another one by now.
 * @throws scheme-id-taken, scheme-draft-unfit, scheme-draft-too-large, scheme-draft-hidden
 */
export function makeDraft(desk: Desk, { id, name, from }: Make): DraftRow {
  const { store } = studyAt(desk)
  refuseTaken(store.read, id)
  if (from.kind === 'starter') return keepDraft(desk, newScheme({ id, name }, from.shape))
  const value = { ...keptValue(from.value), id, name, version: '1.0.0' }
  store.write((db) => putDraft(db, { id, name, value }, authorAt(desk)))
  changed(desk, 'schemes')
  return keptDraft(store.read, id)
}

type Save = { readonly id: string; readonly baseRevision: number; readonly scheme: unknown }

/**
 * Writes a draft that is there, from the revision that was seen. It need not have the shape of a scheme.
 * @throws scheme-draft-not-found, scheme-draft-changed, scheme-draft-unfit, scheme-draft-too-large, scheme-draft-hidden
 */
export function saveDraft(desk: Desk, { id, baseRevision, scheme }: Save): { revision: number } {
  const value = keptValue(scheme)
  if (value.id !== id) throw new AppError('scheme-draft-unfit')
  const revision = studyAt(desk).store.write((db) => {
    const { name } = seenDraft(db, id, baseRevision)
    return putDraft(db, { id, name: nameOf(value) ?? name, value }, authorAt(desk))
  })
  changed(desk, 'schemes')
  return { revision }
}

/** The name that a draft gives itself; null while it has none that could be shown. */
function nameOf({ name }: DraftValue): string | null {
  const read = Label.safeParse(name)
  return read.success && read.data.trim() !== '' ? read.data : null
}

const refusals: Readonly<Record<DraftRefusal['code'], string>> = {
  'not-an-object': 'scheme-draft-unfit',
  'not-json': 'scheme-draft-unfit',
  'too-deep': 'scheme-draft-unfit',
  'too-large': 'scheme-draft-too-large',
  'hidden-character': 'scheme-draft-hidden',
}

function keptValue(value: unknown): DraftValue {
  const read = readDraft(value)
  if (read.ok) return read.value
  const { code, path } = read.refusal
  throw new AppError(refusals[code], { place: placeInWords(value, path) })
}

function seenDraft(db: ReadDb, id: string, baseRevision: number): StoredDraft {
  const draft = draftById(db, id)
  if (draft === undefined) throw new AppError('scheme-draft-not-found')
  if (draft.revision !== baseRevision) throw new AppError('scheme-draft-changed', { name: draft.changedBy })
  return draft
}

export function discardDraft(desk: Desk, { id }: { id: string }): null {
  studyAt(desk).store.write((db) => {
    removeDraft(db, id, authorAt(desk))
  })
  changed(desk, 'schemes')
  return null
}

type Publish = { readonly id: string; readonly baseRevision: number; readonly version: string }

/**
 * Makes the draft a version that never changes again. The number must be at least what the changes ask for.
 * @throws scheme-draft-not-found, scheme-draft-changed, scheme-problems, scheme-version-low, scheme-version-taken
 */
export function publishDraft(desk: Desk, { id, baseRevision, version }: Publish): SchemeRow {
  const row = studyAt(desk).store.write((db) => {
    const draft = seenDraft(db, id, baseRevision)
    const shape = schemeShape({ ...draft.value, version })
    if (!shape.ok) throw new AppError('scheme-problems', { n: problemsOf(draft.value).length })
    const { scheme } = shape
    const problems = schemeProblems(scheme)
    if (problems.length > 0) throw new AppError('scheme-problems', { n: problems.length })
    const comparison = comparedWithNewest(db, scheme)
    if (comparison?.level === 'none') throw new AppError('scheme-unchanged', { version: comparison.from })
    if (comparison !== null && compareVersions(version, comparison.nextVersion) < 0)
      throw new AppError('scheme-version-low', { least: comparison.nextVersion })
    const published = publishScheme(db, scheme, authorAt(desk))
    removeDraft(db, id, authorAt(desk))
    return published
  })
  changed(desk, 'schemes')
  return row
}

export function retireScheme(desk: Desk, { retired, ...ref }: SchemeRef & { retired: boolean }): null {
  studyAt(desk).store.write((db) => {
    setRetired(db, ref, retired, authorAt(desk))
  })
  changed(desk, 'schemes')
  return null
}

export function compareTwo(desk: Desk, { id, from, to }: { id: string; from: string; to: string }): SchemeComparison {
  const { read } = studyAt(desk).store
  return compareSchemes(schemeByRef(read, { id, version: from }).scheme, schemeByRef(read, { id, version: to }).scheme)
}
