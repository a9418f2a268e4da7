import { KeyRound, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useClient } from '../host/client-context.tsx'
import { useStudy } from '../host/study-context.tsx'
import { useAction } from '../host/use-action.ts'
import { PasscodeDialog } from '../features/settings/PasscodeDialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'

/** Only where people sign in: a new passcode, and signing out. */
export function PersonMenu() {
  const { summary, person } = useStudy()
  const client = useClient()
  const [changing, setChanging] = useState(false)
  const signOut = useAction(() => client.call('session.signOut', {}))
  if (!summary.session.signInNeeded) return null
  return (
    <>
      <IconButton small label="Change my passcode" onPress={() => setChanging(true)}>
        <KeyRound size={15} aria-hidden />
      </IconButton>
      <IconButton small label="Sign out" isDisabled={signOut.busy} onPress={() => void signOut.run()}>
        <LogOut size={15} aria-hidden />
      </IconButton>
      {changing ? <PasscodeDialog person={person} own onClose={() => setChanging(false)} /> : null}
    </>
  )
}
