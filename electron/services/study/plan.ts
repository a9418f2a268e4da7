import { AppError } from '#shared/lib/app-error.ts'
import { exportVariables } from '#shared/scheme/variables.ts'
import { plannedKinds } from '#shared/study/dataset.ts'
import type { PlanView } from '#shared/study/plan-change.ts'
import { planDifferences } from '#shared/study/plan-change.ts'
import type { StudyPlan } from '#shared/study/plan.ts'
import { authorAt, changed, studyAt, type Desk } from '../desk.ts'
import { openDataset } from '../store/dataset.ts'
import { setStudyPlan, studyPlan } from '../store/queries/meta.ts'
import { observationCounts } from '../store/queries/observation-rows.ts'
import { lastRegistration, planChanges, registerPlan } from '../store/queries/plan.ts'

/**
 * Changes the study's plan. Nothing happens where nothing differs.
 * Throws `plan-reason-needed` where codings are locked and no reason (of ten characters) is given.
 */
export function changePlan(desk: Desk, { reason = '', ...plan }: StudyPlan & { reason?: string | undefined }): null {
  const { store } = studyAt(desk)
  if (planDifferences(studyPlan(store.read), plan).length === 0) return null
  if (reason.length < 10 && observationCounts(store.read).locked > 0) throw new AppError('plan-reason-needed')
  store.write((db) => {
    setStudyPlan(db, plan, authorAt(desk), reason)
  })
  changed(desk, 'gate')
  return null
}

export function planPage(desk: Desk): PlanView {
  const { read } = studyAt(desk).store
  const kept = lastRegistration(read)
  return {
    plan: studyPlan(read),
    locked: observationCounts(read).locked,
    registration:
      kept === undefined
        ? null
        : {
            at: kept.at,
            personName: kept.personName,
            hash: kept.hash,
            analysisScore: kept.analysisScore,
            variables: kept.variables.length,
          },
    changes: planChanges(read),
  }
}

/** Registers what an export would hold now. Throws `nothing-to-register` where no scheme is assigned. */
export function registerExportPlan(desk: Desk): { hash: string } {
  const { store } = studyAt(desk)
  const dataset = openDataset(store.read)
  const used = new Set(dataset.assignments.map(({ schemeId, schemeVersion }) => `${schemeId}@${schemeVersion}`))
  const variables = dataset.schemes.flatMap(({ scheme }) => {
    const name = `${scheme.id}@${scheme.version}`
    if (!used.has(name)) return []
    const judged = exportVariables(scheme, plannedKinds(dataset, scheme)).filter((one) => one.judgedBy === undefined)
    return judged.map((variable) => `${name} ${variable.name}`)
  })
  if (variables.length === 0) throw new AppError('nothing-to-register')
  store.write((db) => {
    registerPlan(db, { analysisScore: dataset.plan.analysisScore, variables }, authorAt(desk))
  })
  changed(desk, 'gate')
  return { hash: lastRegistration(store.read)?.hash ?? '' }
}
