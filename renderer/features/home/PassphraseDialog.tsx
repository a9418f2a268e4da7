import { useState, type SubmitEvent } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { nameOf } from '../../ui/format/paths.ts'
import { TextField } from '../../ui/TextField.tsx'

type PassphraseDialogProps = {
  readonly path: string
  readonly onClose: () => void
  readonly onOpened: (summary: StudySummary) => void
}

/** Asked when a file is no study that can be read as it is: it may be a protected one. */
export function PassphraseDialog({ path, onClose, onOpened }: PassphraseDialogProps) {
  const client = useClient()
  const [passphrase, setPassphrase] = useState('')
  const open = useAction(async () => onOpened(await client.call('study.open', { path, passphrase })))
  const ready = passphrase !== '' && !open.busy
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (ready) void open.run()
  }
  return (
    <Dialog
      title="Is this study protected?"
      intro={`“${nameOf(path)}” cannot be read as it is. If it is an Attune study with a passphrase, give it here; if not, choose another file.`}
      isOpen
      isBusy={open.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready} onPress={() => void open.run()}>
            Open study
          </Button>
        </>
      }
    >
      <form onSubmit={onSubmit}>
        <TextField label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} autoFocus />
        <button type="submit" hidden />
      </form>
      <ErrorNotice error={open.error} />
    </Dialog>
  )
}
