import { useEffect } from 'react'
import { hashOf, navScreenOf, type Route } from '../host/routes.ts'
import { hasRole, useStudy } from '../host/study-context.tsx'
import { goTo } from '../host/use-route.ts'
import { MomentsScreen } from '../features/compare/MomentsScreen.tsx'
import { DriftScreen } from '../features/drift/DriftScreen.tsx'
import { ExportScreen } from '../features/exchange/ExportScreen.tsx'
import { FilesScreen } from '../features/media/FilesScreen.tsx'
import { PlanScreen } from '../features/plan/PlanScreen.tsx'
import { AddRecordingsScreen } from '../features/register/AddRecordingsScreen.tsx'
import type { MomentsFilter } from '../features/reliability/moments.ts'
import { ReliabilityScreen } from '../features/reliability/ReliabilityScreen.tsx'
import { BringOverScreen } from '../features/schemes/BringOverScreen.tsx'
import { DraftScreen } from '../features/schemes/DraftScreen.tsx'
import { SchemeScreen } from '../features/schemes/SchemeScreen.tsx'
import { SchemesScreen } from '../features/schemes/SchemesScreen.tsx'
import { PeopleScreen } from '../features/settings/PeopleScreen.tsx'
import { AssignmentsScreen } from '../features/study/AssignmentsScreen.tsx'
import { RecordingsScreen } from '../features/study/RecordingsScreen.tsx'
import { ResultScreen } from '../features/training/ResultScreen.tsx'
import { TrainingScreen } from '../features/training/TrainingScreen.tsx'
import { WorkScreen } from '../features/work/WorkScreen.tsx'
import { LazyFeedbackScreen } from './LazyFeedbackScreen.tsx'
import { LazySchemeEditor } from './LazySchemeEditor.tsx'
import { entriesFor } from './nav-entries.ts'

/** The leading screen that the address names; a person who may not see it is led to the first that they may. */
export function StudyScreens({ route }: { readonly route: Route }) {
  const { person } = useStudy()
  const entries = entriesFor(person.roles)
  const first = entries[0]?.screen ?? 'people'
  const wanted = navScreenOf(route)
  const allowed = entries.some((entry) => entry.screen === wanted)
  useEffect(() => {
    if (!allowed) goTo({ screen: first })
  }, [allowed, first])
  if (!allowed) return null
  switch (route.screen) {
    case 'work':
      return <WorkScreen />
    case 'recordings':
      return <RecordingsScreen />
    case 'recording':
      return <RecordingsScreen key={route.recordingId} shown={route.recordingId} />
    case 'add':
      return <AddRecordingsScreen />
    case 'files':
      return <FilesScreen />
    case 'schemes':
      return <SchemesScreen />
    case 'scheme':
      return <SchemeScreen key={`${route.id}@${route.version}`} id={route.id} version={route.version} />
    case 'bring-over':
      return hasRole(person, 'lead') ? (
        <BringOverScreen key={`${route.id}@${route.version}`} id={route.id} version={route.version} />
      ) : (
        <SchemeScreen key={`${route.id}@${route.version}`} id={route.id} version={route.version} />
      )
    case 'draft':
      return <DraftScreen key={route.id} id={route.id} />
    case 'draft-editor':
      return <LazySchemeEditor key={route.id} id={route.id} />
    case 'people':
      return <PeopleScreen />
    case 'assignments':
      return <AssignmentsScreen />
    case 'reliability':
      return <ReliabilityScreen onOpenMoments={openMoments} />
    case 'plan':
      return <PlanScreen />
    case 'training':
      return <TrainingScreen />
    case 'training-result':
      return <ResultScreen key={route.runId} runId={route.runId} />
    case 'feedback':
      return <LazyFeedbackScreen assignmentId={route.assignmentId} />
    case 'drift':
      return <DriftScreen />
    case 'export':
      return <ExportScreen />
    case 'moments':
      return <MomentsScreen key={hashOf(route)} route={route} />
    case 'home':
    case 'code':
    case 'align':
    case 'compare':
      return null
  }
}

/** From a figure to what it is made of. */
function openMoments({ scheme, variable, recordingId, cell, kinds }: MomentsFilter): void {
  const where = { recordingId: recordingId ?? null, cell: cell ?? null, kinds: kinds ?? [] }
  goTo({ screen: 'moments', scheme, variable, ...where })
}
