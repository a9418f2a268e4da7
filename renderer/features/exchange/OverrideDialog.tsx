import { useState } from 'react'
import { textOf } from '#shared/contract/messages.ts'
import { ReasonCode, type GateRow } from '#shared/study/gate.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './exchange.module.css'

type OverrideDialogProps = {
  readonly rows: readonly GateRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

const least = 10

/** A lead's decision to export in spite of a failed check: with a reason, for good, and printed in every export. */
export function OverrideDialog({ rows, onClose, onDone }: OverrideDialogProps) {
  const client = useClient()
  const [reasonCode, setReasonCode] = useState<ReasonCode | null>(null)
  const [reasonText, setReasonText] = useState('')
  const override = useAction(async () => {
    if (reasonCode === null) return
    // A record speaks of one scheme.
    for (const scheme of new Set(rows.map((row) => row.scheme))) {
      const variables = rows.filter((row) => row.scheme === scheme).map((row) => row.variable)
      await client.call('gate.override', { scheme, variables, reasonCode, reasonText })
    }
    tell('The decision was recorded.')
    onDone()
    onClose()
  })
  const ready = reasonCode !== null && reasonText.trim().length >= least
  return (
    <Dialog
      title={`Export ${counted(rows.length, 'variable')} all the same`}
      intro="The decision stays with your name and the present figures, and stands in every export. The values are marked in it."
      isOpen
      isBusy={override.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready || override.busy} onPress={() => void override.run()}>
            Record decision
          </Button>
        </>
      }
    >
      <ul className={styles.names} tabIndex={0} aria-label="Variables">
        {rows.map((row) => (
          <li key={row.variable}>{row.label}</li>
        ))}
      </ul>
      <div className={styles.form}>
        <Select
          label="Reason"
          value={reasonCode}
          onChange={(id) => setReasonCode(ReasonCode.parse(id))}
          options={ReasonCode.options.map((id) => ({ id, label: textOf(`reason.${id}`) }))}
        />
        <TextField
          multiline
          label="In your own words"
          hint={`What stands against it, and what is planned. At least ${String(least)} characters.`}
          value={reasonText}
          onChange={setReasonText}
          maxLength={2000}
          isRequired
        />
      </div>
      <ErrorNotice error={override.error} />
    </Dialog>
  )
}
