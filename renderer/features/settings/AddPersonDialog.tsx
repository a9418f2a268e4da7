import { useState } from 'react'
import type { Role } from '#shared/study/people.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import { RoleBoxes } from './RoleBoxes.tsx'
import styles from './settings.module.css'

type AddPersonDialogProps = {
  /** The person at the desk has been alone so far: from now on both sign in. */
  readonly first: boolean
  readonly taken: readonly string[]
  readonly onClose: () => void
}

export function AddPersonDialog({ first, taken, onClose }: AddPersonDialogProps) {
  const client = useClient()
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>(['coder'])
  const [passcode, setPasscode] = useState('')
  const [ownPasscode, setOwnPasscode] = useState('')
  const add = useAction(async () => {
    const person = { name: name.trim(), roles: [...roles], passcode }
    await client.call('people.add', first ? { ...person, ownPasscode } : person)
    tell(`${person.name} was added.`)
    onClose()
  })
  const isTaken = taken.some((one) => one.toLowerCase() === name.trim().toLowerCase())
  const short = (code: string): boolean => code.length < 6
  const ready =
    name.trim() !== '' && !isTaken && roles.length > 0 && !short(passcode) && (!first || !short(ownPasscode))
  return (
    <Dialog
      title="Add a person"
      isOpen
      isBusy={add.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready || add.busy} onPress={() => void add.run()}>
            Add person
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="Name"
          hint="As it stands in lists; it never enters an export. Initials or “Coder 2” will do."
          value={name}
          onChange={setName}
          maxLength={60}
          error={isTaken ? 'There is already a person of this name.' : null}
          isRequired
          autoFocus
        />
        <RoleBoxes roles={roles} onChange={setRoles} />
        <TextField
          label="Passcode for this person"
          type="password"
          hint="At least 6 characters. Tell it to the person; they can change it."
          value={passcode}
          onChange={setPasscode}
          isRequired
        />
        {first ? (
          <>
            <Notice>From now on everybody signs in, you too. Choose a passcode for yourself and remember it.</Notice>
            <TextField
              label="Your own passcode"
              type="password"
              value={ownPasscode}
              onChange={setOwnPasscode}
              isRequired
            />
          </>
        ) : null}
      </div>
      <ErrorNotice error={add.error} />
    </Dialog>
  )
}
