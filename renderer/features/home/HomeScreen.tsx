import { useCallback, useRef, useState } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { isAppError } from '#shared/lib/app-error.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { firstRoute } from '../../host/routes.ts'
import { goTo } from '../../host/use-route.ts'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { HomeSteps } from './HomeSteps.tsx'
import { Mark } from './Mark.tsx'
import styles from './home.module.css'
import { PassphraseDialog } from './PassphraseDialog.tsx'
import { RecentStudies } from './RecentStudies.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'

type HomeScreenProps = {
  /** The study that is open in this host, if any. */
  readonly current: StudySummary | null
  readonly onOpened: () => void
}

type Restoring = { readonly path: string; readonly because: 'asked' | 'damaged' | 'unreadable' }

/** Where one begins: go on with a study, make one, look at the demo, or try it with a recording of one's own. */
export function HomeScreen({ current, onOpened }: HomeScreenProps) {
  const client = useClient()
  const [restoring, setRestoring] = useState<Restoring | null>(null)
  const [unreadable, setUnreadable] = useState<string | null>(null)

  const arrive = useCallback(
    (summary: StudySummary) => {
      onOpened()
      goTo(firstRoute(summary.session.person?.roles ?? []))
    },
    [onOpened],
  )
  const pressed = useRef<Element | null>(null)
  // What was pressed was disabled while the study opened, so the dialog that came instead does not know it.
  const back = (close: () => void): void => {
    const from = pressed.current
    close()
    setTimeout(() => {
      if (from instanceof HTMLElement && document.activeElement === document.body) from.focus()
    })
  }
  const open = useAction(async (path: string) => {
    pressed.current = document.activeElement
    const summary = await client.call('study.open', { path }).catch((error: unknown) => {
      if (!isAppError(error)) throw error
      if (error.code === 'study-not-a-study') setUnreadable(path)
      else if (error.code === 'study-damaged') setRestoring({ path, because: 'unreadable' })
      else throw error
      return null
    })
    if (summary === null) return
    if (summary.readOnly === 'damaged') setRestoring({ path, because: 'damaged' })
    else arrive(summary)
  })

  return (
    <main className={styles.home}>
      <div className={styles.inner}>
        <header className={styles.brand}>
          <Mark />
          <div>
            <h1>Attune</h1>
            <p>Structured observation of recorded mother-infant interaction</p>
          </div>
          {current === null ? null : (
            <div className={styles.tools}>
              <Button onPress={() => arrive(current)}>Go on with “{current.name}”</Button>
            </div>
          )}
        </header>
        <HomeSteps onOpened={arrive} onOpen={(path) => void open.run(path)} busy={open.busy} />
        <section className={styles.recent} aria-label="Recent studies">
          <ErrorNotice error={open.error} />
          <RecentStudies
            onOpen={(path) => void open.run(path)}
            onRestore={(path) => setRestoring({ path, because: 'asked' })}
            busy={open.busy}
          />
        </section>
        <p className={styles.privacy}>
          Everything stays on this machine. Recordings are read where they lie and are not copied; Attune uses no
          network.
        </p>
      </div>
      {unreadable === null ? null : (
        <PassphraseDialog path={unreadable} onClose={() => back(() => setUnreadable(null))} onOpened={arrive} />
      )}
      {restoring === null ? null : (
        <RestoreDialog {...restoring} onClose={() => back(() => setRestoring(null))} onRestored={arrive} />
      )}
    </main>
  )
}
