import { isAppError } from '#shared/lib/app-error.ts'
import { useCompare } from '../../features/compare/use-compare.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import type { CompareRoute } from '../../host/routes.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import styles from '../../features/compare/compare.module.css'
import { Comparing } from './compare/Comparing.tsx'
import { useComparePlayer } from './compare/use-compare-player.ts'

/** Two locked codings of one recording beside each other, with the video, and the consensus between them. */
export function CompareScreen({ route }: { readonly route: CompareRoute }) {
  const compare = useCompare(route)
  const { view } = compare
  const opened = useComparePlayer(view?.cameras, view?.durationMs)
  const exit = (): void => {
    // Where one came from: a list of differences, or the figures.
    if (window.history.length > 1) window.history.back()
    else goTo({ screen: 'reliability' })
  }
  if (view !== null && opened !== null)
    return <Comparing compare={compare} view={view} opened={opened} wanted={route.moment} onExit={exit} />
  const again = isAppError(compare.error) ? null : <Button onPress={compare.load}>Try again</Button>
  return (
    <main className={styles.alone}>
      {compare.error === null ? <Loading>Opening both codings…</Loading> : null}
      <ErrorNotice
        error={compare.error}
        action={
          <>
            {again} <Button onPress={() => goTo({ screen: 'reliability' })}>Back to Reliability</Button>
          </>
        }
      />
    </main>
  )
}
