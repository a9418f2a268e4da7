import type { ConversionRow } from '#shared/study/media.ts'
import { orphanedJob } from '../../host/background-jobs.ts'
import { useWork } from '../../host/background-work.ts'
import { useClient } from '../../host/client-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** A copy that is being made although this window does not know of it: the page was loaded again meanwhile. */
export function OrphanedCopies({ rows }: { readonly rows: readonly ConversionRow[] }) {
  const client = useClient()
  const known = useWork((all) => all['conversions.run']?.running === true)
  const jobId = orphanedJob('conversions.run')
  const stop = useAction(async () => {
    if (jobId !== null) await client.call('jobs.cancel', { jobId })
  })
  const running = rows.find((row) => row.status === 'running')
  if (known || running === undefined) return null
  return (
    <Notice
      action={
        jobId === null ? undefined : (
          <Button small isDisabled={stop.busy} onPress={() => void stop.run()}>
            Stop
          </Button>
        )
      }
    >
      The copy of {running.sourceName} is being made; it was begun before this window was loaded.
    </Notice>
  )
}
