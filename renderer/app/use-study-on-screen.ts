import { useEffect, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { StudySummary } from '#shared/contract/views.ts'
import { useUnsaved } from '../host/unsaved.ts'

type Told = StudySummary | null | undefined

/** Which study, and who is at the desk. */
const seatOf = (told: Told): string => `${told?.id ?? ''} ${told?.session.person?.id ?? ''}`

/**
 * The study as the host tells it. While the workspace holds unsaved steps, the study as it was: a host that was started
 * again has no study open, and its answer must not take those steps off the screen. The study is then opened again, so
 * that they can be saved.
 */
export function useStudyOnScreen(client: Client, told: Told, askAgain: () => void): Told {
  const unsaved = useUnsaved((state) => state.any)
  const [shown, setShown] = useState<Told>(told)
  const hold = unsaved && shown !== null && shown !== undefined && seatOf(told) !== seatOf(shown)
  if (!hold && shown !== told) setShown(told)
  const reopen = hold && told === null ? shown.path : null
  useEffect(() => {
    // Where a passcode or passphrase is needed, this is refused, and saving says what to do.
    // Another window may have opened it meanwhile, and its event may have come before this one listened again: asked for,
    // so that no late "nothing is open" takes the screen away once the steps are saved.
    if (reopen !== null) client.call('study.open', { path: reopen }).then(askAgain, () => undefined)
  }, [client, reopen, askAgain])
  return hold ? shown : told
}
