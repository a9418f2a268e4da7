import { useState } from 'react'
import { longestReason } from '#shared/study/consensus.ts'
import type { MomentOption } from '#shared/study/moment.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

type OtherDialogProps = {
  readonly options: readonly MomentOption[]
  readonly reason: string
  readonly busy: boolean
  readonly error: unknown
  readonly onDecide: (other: string, reason: string) => void
  readonly onClose: () => void
}

/** What stands where neither coder is followed, and why. */
export function OtherDialog({ options, reason: given, busy, error, onDecide, onClose }: OtherDialogProps) {
  const [other, setOther] = useState<string | null>(null)
  const [reason, setReason] = useState(given)
  const isReady = other !== null && reason.trim() !== ''
  return (
    <Dialog
      title="Neither is right"
      isOpen
      isBusy={busy}
      onClose={onClose}
      intro="What stands instead, and why. The two codings stay as they are."
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={!isReady || busy}
            onPress={() => {
              if (other !== null) onDecide(other, reason)
            }}
          >
            Decide
          </Button>
        </>
      }
    >
      <Select
        label="Stands instead"
        placeholder="Choose"
        options={options.map(({ id, words }) => ({ id, label: words }))}
        value={other}
        onChange={setOther}
      />
      <TextField label="Reason" value={reason} onChange={setReason} isRequired multiline maxLength={longestReason} />
      <ErrorNotice error={error} />
    </Dialog>
  )
}
