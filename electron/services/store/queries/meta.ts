import { z } from 'zod'
import { StudyPlan, defaultPlan } from '#shared/study/plan.ts'
import { appendLog } from '../change-log.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

type MetaKey = 'study_id' | 'name' | 'created_at' | 'created_by_version' | 'is_demo' | 'plan'

export type StudyMeta = {
  readonly studyId: string
  readonly name: string
  readonly createdAt: string
  readonly createdByVersion: string
  readonly isDemo: boolean
}

function metaValue(db: ReadDb, key: MetaKey): string | undefined {
  return db.query<{ value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value
}

function setMetaValue(db: WriteDb, key: MetaKey, value: string): void {
  db.query('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}

const MetaRow = z.object({ studyId: z.string(), name: z.string(), createdAt: z.string(), createdByVersion: z.string() })

/** Throws where the file lacks one of them, which no file of ours does. */
export function studyMeta(db: ReadDb): StudyMeta {
  const row = MetaRow.parse({
    studyId: metaValue(db, 'study_id'),
    name: metaValue(db, 'name'),
    createdAt: metaValue(db, 'created_at'),
    createdByVersion: metaValue(db, 'created_by_version'),
  })
  return { ...row, isDemo: metaValue(db, 'is_demo') === '1' }
}

/** Written once, when the file is made. */
export function insertStudyMeta(db: WriteDb, meta: StudyMeta, by: Author): void {
  setMetaValue(db, 'study_id', meta.studyId)
  setMetaValue(db, 'name', meta.name)
  setMetaValue(db, 'created_at', meta.createdAt)
  setMetaValue(db, 'created_by_version', meta.createdByVersion)
  setMetaValue(db, 'is_demo', meta.isDemo ? '1' : '0')
  appendLog(db, { kind: 'study', subjectId: meta.studyId, label: 'create', body: { name: meta.name } }, by)
}

/** The study's plan; the defaults until a lead sets one, and for what later versions of the plan add. */
export function studyPlan(db: ReadDb): StudyPlan {
  const text = metaValue(db, 'plan')
  return text === undefined ? defaultPlan : StudyPlan.parse(JSON.parse(text))
}

/** `reason`: why it changes once scores were seen; kept with the log's erasable part. */
export function setStudyPlan(db: WriteDb, plan: StudyPlan, by: Author, reason = ''): void {
  setMetaValue(db, 'plan', JSON.stringify(plan))
  const body = { ...plan, ...(reason === '' ? {} : { reason }) }
  appendLog(db, { kind: 'plan', subjectId: 'plan', label: 'set plan', body }, by)
}
