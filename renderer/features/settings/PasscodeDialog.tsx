import { useState } from 'react'
import type { Person } from '#shared/study/people.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import { passcodeProblem } from './passcode-problem.ts'
import styles from './settings.module.css'

type PasscodeDialogProps = {
  readonly person: Person
  /** One's own passcode asks for the present one; a lead sets somebody else's without. */
  readonly own: boolean
  readonly onClose: () => void
}

export function PasscodeDialog({ person, own, onClose }: PasscodeDialogProps) {
  const client = useClient()
  const [current, setCurrent] = useState('')
  const [passcode, setPasscode] = useState('')
  const [again, setAgain] = useState('')
  const change = useAction(async () => {
    await client.call('people.setPasscode', { id: person.id, passcode, ...(own ? { current } : {}) })
    tell(own ? 'Your passcode was changed.' : `The passcode of ${person.name} was changed.`)
    onClose()
  })
  const problem = passcodeProblem(passcode, again)
  const ready = problem === null && passcode !== '' && again !== '' && (!own || current !== '')
  return (
    <Dialog
      title={own ? 'Change my passcode' : `New passcode for ${person.name}`}
      intro={own ? undefined : 'Tell it to the person yourself. They can change it after signing in.'}
      isOpen
      isBusy={change.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready || change.busy} onPress={() => void change.run()}>
            Change passcode
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {own ? (
          <TextField label="Present passcode" type="password" value={current} onChange={setCurrent} autoFocus />
        ) : null}
        <TextField
          label="New passcode"
          type="password"
          hint="At least 6 characters."
          value={passcode}
          onChange={setPasscode}
        />
        <TextField
          label="New passcode again"
          type="password"
          value={again}
          onChange={setAgain}
          error={again === '' ? null : problem}
        />
      </div>
      <ErrorNotice error={change.error} />
    </Dialog>
  )
}
