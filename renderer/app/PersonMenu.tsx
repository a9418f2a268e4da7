import { Keyboard, KeyRound, LogOut } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useClient } from '../host/client-context.tsx'
import { useStudy } from '../host/study-context.tsx'
import { useAction } from '../host/use-action.ts'
import { PasscodeDialog } from '../features/settings/PasscodeDialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'

/** Knows every command of the workspace, which the leading screens do without. */
const PersonKeysDialog = lazy(async () => ({
  default: (await import('../features/settings/keys/PersonKeysDialog.tsx')).PersonKeysDialog,
}))

/** What belongs to the person at the desk: their keys and, where people sign in, a new passcode and signing out. */
export function PersonMenu() {
  const { summary, person } = useStudy()
  const client = useClient()
  const [open, setOpen] = useState<'keys' | 'passcode' | null>(null)
  const signOut = useAction(() => client.call('session.signOut', {}))
  const close = (): void => setOpen(null)
  return (
    <>
      <IconButton small label="Change my keys" onPress={() => setOpen('keys')}>
        <Keyboard size={15} aria-hidden />
      </IconButton>
      {summary.session.signInNeeded ? (
        <>
          <IconButton small label="Change my passcode" onPress={() => setOpen('passcode')}>
            <KeyRound size={15} aria-hidden />
          </IconButton>
          <IconButton small label="Sign out" isDisabled={signOut.busy} onPress={() => void signOut.run()}>
            <LogOut size={15} aria-hidden />
          </IconButton>
        </>
      ) : null}
      <Suspense fallback={null}>{open === 'keys' ? <PersonKeysDialog onClose={close} /> : null}</Suspense>
      {open === 'passcode' ? <PasscodeDialog person={person} own onClose={close} /> : null}
    </>
  )
}
