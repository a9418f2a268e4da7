import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import type { CameraView, ImportRow } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import { authorAt, personAt, studyAt, type Desk, type Job } from '../desk.ts'
import { setEpisodes, recordingById } from '../store/queries/recordings.ts'
import { createAssignments, listAssignments } from '../store/queries/assignments.ts'
import { publishScheme } from '../store/queries/schemes.ts'
import { importRecordings } from './import.ts'
import { STUDY_EXTENSION } from './copies-folder.ts'
import { buildStudy, openStudy } from './lifecycle.ts'
import { templateById } from './schemes.ts'

const views: readonly CameraView[] = ['both', 'infant', 'other', 'other']

/** `Try 2026-11-21.attune`, and with a number where that is taken. */
function freePath(folder: string, day: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `Try ${day}${n === 1 ? '' : ` ${n}`}${STUDY_EXTENSION}`)
    if (!existsSync(path)) return path
  }
}

/** Puts the film in, gives it one episode over its whole length, and gives it to the only person there is. */
async function fill(stage: Desk, paths: readonly string[], scheme: Scheme, job: Job): Promise<void> {
  const first = paths.length === 1 ? 'both' : 'caregiver'
  const row: ImportRow = {
    dyad: 'D001',
    timePoint: 't1',
    site: '',
    task: '',
    childAgeWeeks: null,
    files: paths.map((path, n) => ({ path, view: n === 0 ? first : (views[n] ?? 'other'), offsetMs: 0 })),
    episodes: [],
  }
  const [outcome] = await importRecordings(stage, [row], job)
  const recordingId = outcome?.recordingId
  if (recordingId === undefined) throw new AppError(outcome?.code ?? 'media-not-found', outcome?.params ?? {})
  const { store } = studyAt(stage)
  const by = authorAt(stage)
  const endMs = recordingById(store.read, recordingId)?.durationMs ?? ms(0)
  const coders = [{ personId: personAt(stage).id, role: 'primary' as const }]
  store.write((db) => {
    setEpisodes(db, recordingId, [{ kind: scheme.episodes[0]?.id ?? '', startMs: ms(0), endMs }], by)
    publishScheme(db, scheme, by)
    createAssignments(db, { recordingIds: [recordingId], scheme, coders }, by)
  })
}

/**
 * A study of one recording for somebody who wants to see how coding feels: their own film, a built-in template, one
 * episode over the whole film. Everything in it can be changed later like in any study.
 * Throws what the probe says of a film that cannot be coded; then no study is made and what was open stays open.
 */
export async function tryVideo(
  desk: Desk,
  input: { paths: string[]; template: string },
  job: Job,
): Promise<{ assignmentId: string }> {
  const scheme = templateById(input.template)
  const day = desk.platform.now().toISOString().slice(0, 10)
  const path = freePath(join(desk.platform.userData, 'tries'), day)
  const study = { name: `Try ${day}`, personName: 'Me', isDemo: false }
  await buildStudy(desk, path, study, (stage) => fill(stage, input.paths, scheme, job))
  await openStudy(desk, { path }, job)
  const assignment = listAssignments(studyAt(desk).store.read, { offset: 0, limit: 1 }).rows[0]
  if (assignment === undefined) throw new AppError('assignment-not-found')
  return { assignmentId: assignment.id }
}
