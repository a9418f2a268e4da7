import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/lib/app-error.ts'
import type { CameraView, ImportRow } from '#shared/study/recording.ts'
import { ms } from '#shared/time/ms.ts'
import { authorAt, personAt, studyAt, type Desk, type Job } from '../desk.ts'
import { setEpisodes, recordingById } from '../store/queries/recordings.ts'
import { createAssignments, listAssignments } from '../store/queries/assignments.ts'
import { publishScheme } from '../store/queries/schemes.ts'
import { importRecordings } from './import.ts'
import { createStudy, STUDY_EXTENSION } from './lifecycle.ts'
import { templateById } from './schemes.ts'

const views: readonly CameraView[] = ['both', 'infant', 'other', 'other']

/** `Try 2026-11-21.attune`, and with a number where that is taken. */
function freePath(folder: string, day: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `Try ${day}${n === 1 ? '' : ` ${n}`}${STUDY_EXTENSION}`)
    if (!existsSync(path)) return path
  }
}

/**
 * A study of one recording for somebody who wants to see how coding feels: their own film, a built-in template, one
 * episode over the whole film. Everything in it can be changed later like in any study.
 * Throws what the probe says of a film that cannot be coded; then no study is left open.
 */
export async function tryVideo(
  desk: Desk,
  input: { paths: string[]; template: string },
  job: Job,
): Promise<{ assignmentId: string }> {
  const scheme = templateById(input.template)
  const folder = join(desk.platform.userData, 'tries')
  mkdirSync(folder, { recursive: true })
  const day = desk.platform.now().toISOString().slice(0, 10)
  await createStudy(desk, { path: freePath(folder, day), name: `Try ${day}`, personName: 'Me' }, job)
  const { store } = studyAt(desk)
  const first = input.paths.length === 1 ? 'both' : 'caregiver'
  const row: ImportRow = {
    dyad: 'D001',
    timePoint: 't1',
    site: '',
    task: '',
    childAgeWeeks: null,
    files: input.paths.map((path, n) => ({ path, view: n === 0 ? first : (views[n] ?? 'other'), offsetMs: 0 })),
    episodes: [],
  }
  const [outcome] = await importRecordings(desk, [row], job)
  const recordingId = outcome?.recordingId
  if (recordingId === undefined) throw new AppError(outcome?.code ?? 'media-not-found', outcome?.params ?? {})
  const by = authorAt(desk)
  const endMs = recordingById(store.read, recordingId)?.durationMs ?? ms(0)
  store.write((db) => {
    setEpisodes(db, recordingId, [{ kind: scheme.episodes[0]?.id ?? '', startMs: ms(0), endMs }], by)
    publishScheme(db, scheme, by)
    createAssignments(
      db,
      { recordingIds: [recordingId], scheme, coders: [{ personId: personAt(desk).id, role: 'primary' }] },
      by,
    )
  })
  const assignment = listAssignments(store.read, { recordingId, offset: 0, limit: 1 }).rows[0]
  if (assignment === undefined) throw new AppError('assignment-not-found')
  return { assignmentId: assignment.id }
}
