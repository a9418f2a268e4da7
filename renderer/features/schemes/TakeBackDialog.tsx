import { useState } from 'react'
import type { MigrationRow } from '#shared/contract/migration-views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import { leastReason } from './bring-over-words.ts'

type TakeBackDialogProps = { readonly row: MigrationRow; readonly onClose: () => void }

/** Makes the originals count again. */
export function TakeBackDialog({ row, onClose }: TakeBackDialogProps) {
  const client = useClient()
  const [reason, setReason] = useState('')
  const { fromVersion, toVersion, counts } = row
  const takeBack = useAction(async () => {
    await client.call('migrations.revert', { migrationId: row.id, reason })
    tell(`The codings count under version ${fromVersion} again.`)
    onClose()
  })
  const ready = reason.trim().length >= leastReason
  return (
    <Dialog
      title={`Take back to version ${fromVersion}`}
      intro={`${counted(counts.codings, 'original counts', 'originals count')} again. What was made under version ${toVersion} is kept and enters nothing.`}
      isOpen
      isBusy={takeBack.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave as it is</Button>
          <Button kind="primary" isDisabled={!ready || takeBack.busy} onPress={() => void takeBack.run()}>
            Take back
          </Button>
        </>
      }
    >
      <TextField
        multiline
        label="Why"
        hint={`Kept with your name in the record of the study. At least ${String(leastReason)} characters.`}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        autoFocus
        isRequired
      />
      <ErrorNotice error={takeBack.error} />
    </Dialog>
  )
}
