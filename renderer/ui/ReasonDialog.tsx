import { useState, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './TextField.tsx'

const LEAST = 10

type ReasonDialogProps = {
  readonly title: string
  readonly intro: ReactNode
  /** What the step is called on its button. */
  readonly step: string
  readonly isBusy: boolean
  readonly error: ReactNode
  readonly onClose: () => void
  readonly onDone: (reason: string) => void
}

/** A decision that is kept for good, with the reason for it. */
export function ReasonDialog({ title, intro, step, isBusy, error, onClose, onDone }: ReasonDialogProps) {
  const [reason, setReason] = useState('')
  const isShort = reason.trim().length < LEAST
  return (
    <Dialog
      title={title}
      intro={intro}
      isOpen
      isBusy={isBusy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={isShort || isBusy} onPress={() => onDone(reason.trim())}>
            {step}
          </Button>
        </>
      }
    >
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        multiline
        rows={3}
        maxLength={2000}
        autoFocus
        hint={
          isShort
            ? 'A sentence. It is kept with the decision, in the study’s log.'
            : 'Kept with the decision, in the study’s log.'
        }
      />
      {error}
    </Dialog>
  )
}
