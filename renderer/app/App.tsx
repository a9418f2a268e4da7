import { useEffect, useRef } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { StudySummary } from '#shared/contract/views.ts'
import { ChooserProvider } from '../host/chooser.tsx'
import { LOOK_THROUGH } from '../host/background-look.ts'
import { forgetWork, stopWork } from '../host/background-work.ts'
import { ClientProvider } from '../host/client-context.tsx'
import { firstRoute, hashOf } from '../host/routes.ts'
import { StudyProvider } from '../host/study-context.tsx'
import { useQuery } from '../host/use-query.ts'
import { forgetReports, useOutdateReports } from '../host/use-report.ts'
import { goTo, useRoute } from '../host/use-route.ts'
import { ErrorNotice } from '../host/ErrorNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { ToastRegion } from '../ui/ToastRegion.tsx'
import { HomeScreen } from '../features/home/HomeScreen.tsx'
import { SignInScreen } from '../features/settings/SignInScreen.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { LazyAlignScreen } from './LazyAlignScreen.tsx'
import { LazyCompareScreen } from './LazyCompareScreen.tsx'
import { LazyCodingScreen } from './LazyCodingScreen.tsx'
import styles from './app.module.css'
import { Shell } from './Shell.tsx'
import { StudyScreens } from './StudyScreens.tsx'
import { showFace } from './theme.ts'
import { useStudyOnScreen } from './use-study-on-screen.ts'

export function App({ client }: { readonly client: Client }) {
  const route = useRoute()
  return (
    <ClientProvider client={client}>
      <ChooserProvider>
        <div className={styles.window}>
          <ConnectionBanner />
          <div className={styles.stage}>
            <ErrorBoundary resetKey={hashOf(route)}>
              <Screens client={client} />
            </ErrorBoundary>
          </div>
        </div>
        <ToastRegion />
      </ChooserProvider>
    </ClientProvider>
  )
}

/** Home without a study, the sign-in where one is needed, else the place that the address names. */
function Screens({ client }: { readonly client: Client }) {
  const route = useRoute()
  const study = useQuery('study.current', {}, { topics: ['study', 'people', 'recordings', 'schemes', 'assignments'] })
  const coding = route.screen === 'code'
  useEffect(() => showFace(coding ? 'coding' : 'leading'), [coding])
  useOutdateReports()
  const summary = useStudyOnScreen(client, study.data, study.refetch)
  const seat = summary && `${summary.id} ${summary.session.person?.id ?? ''}`
  useEffect(() => forgetReports, [seat])
  // Reading through pictures is done by this window, as the person at the desk.
  useEffect(() => () => stopWork(LOOK_THROUGH), [seat])
  const studyId = summary?.id
  // Another person at the desk does not stop work that another lead began; another study does.
  useEffect(() => forgetWork, [studyId])
  const told = study.data
  const isFirst = useRef(true)
  useEffect(() => {
    if (told === undefined || !isFirst.current) return
    isFirst.current = false
    // Attune was started with a study: its own place, not Home, which has an address once somebody goes there.
    if (told !== null && window.location.hash === '') goTo(firstRoute(told.session.person?.roles ?? []))
  }, [told])

  if (summary === undefined) {
    if (study.error === null) return <Loading />
    return (
      <div className={styles.alone}>
        <ErrorNotice error={study.error} action={<Button onPress={study.refetch}>Try again</Button>} />
      </div>
    )
  }
  if (route.screen === 'home' || summary === null) return <HomeScreen current={summary} onOpened={study.refetch} />
  const { person } = summary.session
  if (person === null) return <SignInScreen summary={summary} onSignedIn={study.refetch} />
  return (
    // Another person finds nothing on the screen of what the one before was shown.
    <StudyProvider key={seat} study={{ summary, person }}>
      {route.screen === 'code' ? (
        <LazyCodingScreen assignmentId={route.assignmentId} client={client} onExit={() => goTo(exitOf(summary))} />
      ) : route.screen === 'align' && person.roles.includes('lead') ? (
        <LazyAlignScreen recordingId={route.recordingId} />
      ) : route.screen === 'compare' && person.roles.includes('lead') ? (
        <LazyCompareScreen route={route} />
      ) : (
        <Shell route={route}>
          <StudyScreens route={route} />
        </Shell>
      )}
    </StudyProvider>
  )
}

function exitOf(summary: StudySummary): { readonly screen: 'work' | 'recordings' } {
  return { screen: summary.session.person?.roles.includes('coder') === true ? 'work' : 'recordings' }
}
