import { useEffect } from 'react'
import { navScreenOf, type Route } from '../host/routes.ts'
import { useStudy } from '../host/study-context.tsx'
import { goTo } from '../host/use-route.ts'
import { ExportScreen } from '../features/exchange/ExportScreen.tsx'
import { FilesScreen } from '../features/media/FilesScreen.tsx'
import { AddRecordingsScreen } from '../features/register/AddRecordingsScreen.tsx'
import { ReliabilityScreen } from '../features/reliability/ReliabilityScreen.tsx'
import { SchemeScreen } from '../features/schemes/SchemeScreen.tsx'
import { SchemesScreen } from '../features/schemes/SchemesScreen.tsx'
import { PeopleScreen } from '../features/settings/PeopleScreen.tsx'
import { AssignmentsScreen } from '../features/study/AssignmentsScreen.tsx'
import { RecordingsScreen } from '../features/study/RecordingsScreen.tsx'
import { WorkScreen } from '../features/work/WorkScreen.tsx'
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
      return <SchemeScreen id={route.id} version={route.version} />
    case 'people':
      return <PeopleScreen />
    case 'assignments':
      return <AssignmentsScreen />
    case 'reliability':
      return <ReliabilityScreen />
    case 'export':
      return <ExportScreen />
    case 'home':
    case 'code':
    case 'align':
      return null
  }
}
