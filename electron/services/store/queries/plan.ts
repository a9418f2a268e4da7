import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Look } from '#shared/study/dataset.ts'
import type { Registration } from '#shared/study/gate/evidence.ts'
import type { PlanChange } from '#shared/study/plan-change.ts'
import { planDifferences } from '#shared/study/plan-change.ts'
import { defaultPlan, StudyPlan } from '#shared/study/plan.ts'
import { appendLog } from '../change-log.ts'
import { newId } from '../ids.ts'
import type { Author, ReadDb, WriteDb } from '../study-db.ts'

const Content = z.object({ analysisScore: z.string(), variables: z.array(z.string()) })
type Content = z.infer<typeof Content>

type KeptRegistration = Registration & { readonly hash: string; readonly personName: string }

/** What was registered last; undefined where nothing was. */
export function lastRegistration(db: ReadDb): KeptRegistration | undefined {
  const row = db
    .query<{ at: string; content: string; hash: string; personName: string }>(
      `SELECT r.at, r.content, r.hash, p.name AS personName FROM plan_registration r JOIN person p ON p.id = r.person_id
       ORDER BY r.no DESC LIMIT 1`,
    )
    .get()
  if (row === undefined) return undefined
  const { at, hash, personName } = row
  return { at, hash, personName, ...Content.parse(JSON.parse(row.content)) }
}

/** Keeps what will be exported, before it is seen. `by.personId` is somebody of the study. */
export function registerPlan(db: WriteDb, content: Content, by: Author): void {
  const id = newId('reg')
  const json = canonicalJson(content)
  const hash = createHash('sha256').update(json).digest('hex')
  db.query('INSERT INTO plan_registration (id, at, person_id, content, hash) VALUES (?, ?, ?, ?, ?)').run(
    id,
    by.at,
    by.personId,
    json,
    hash,
  )
  appendLog(db, { kind: 'plan', subjectId: id, label: 'register plan', body: { hash } }, by)
}

const planChangesSql = `SELECT l.at, coalesce(p.name, '') AS personName, y.body
  FROM change_log l JOIN change_payload y ON y.installation_id = l.installation_id AND y.seq = l.seq
  LEFT JOIN person p ON p.id = l.person_id
  WHERE l.kind = 'plan' AND l.subject_id = 'plan' AND y.label = 'set plan' AND y.body IS NOT NULL ORDER BY l.at, l.seq`

/** Every change of the plan, the newest first, with what it changed. Erased payloads are left out. */
export function planChanges(db: ReadDb): PlanChange[] {
  let before = defaultPlan
  const changes = db
    .query<{ at: string; personName: string; body: string }>(planChangesSql)
    .all()
    .map(({ at, personName, body }): PlanChange => {
      const { reason, ...rest } = z.looseObject({ reason: z.string().default('') }).parse(JSON.parse(body))
      const plan = StudyPlan.parse(rest)
      const changed = planDifferences(before, plan)
      before = plan
      return { at, personName, reason, changed }
    })
  return changes.filter(({ changed }) => changed.length > 0).reverse()
}

/** When the episodes of recordings were last set by hand, by recording. */
export function bordersSet(db: ReadDb): ReadonlyMap<string, string> {
  const rows = db
    .query<{ id: string; at: string }>(
      `SELECT l.subject_id AS id, max(l.at) AS at FROM change_log l
         JOIN change_payload y ON y.installation_id = l.installation_id AND y.seq = l.seq
       WHERE l.kind = 'recording' AND y.label = 'set episodes' GROUP BY l.subject_id`,
    )
    .all()
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** Every time that somebody was shown a coding of somebody else, as the log tells. */
export function looks(db: ReadDb): Look[] {
  return db
    .query<Look>(
      `SELECT a.recording_id AS recordingId, a.scheme_id AS schemeId, a.person_id AS of, l.person_id AS by, l.at,
         o.locked_at AS ofLockedAt
       FROM change_log l JOIN observation o ON o.id = l.subject_id JOIN assignment a ON a.id = o.assignment_id
       WHERE l.kind = 'opened' AND l.person_id IS NOT NULL AND l.person_id <> a.person_id
       ORDER BY l.at`,
    )
    .all()
}
