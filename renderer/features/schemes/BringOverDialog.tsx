import { useState } from 'react'
import type { MigrationPreview, MigrationRow } from '#shared/contract/migration-views.ts'
import type { Decisions } from '#shared/study/migration/migration-item.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useJob } from '../../host/use-job.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './bring-over.module.css'
import { leastReason, outcomeInWords } from './bring-over-words.ts'

type BringOverDialogProps = {
  readonly preview: MigrationPreview
  readonly decisions: Decisions
  readonly onClose: () => void
  readonly onDone: (row: MigrationRow) => void
}

/** The last look before codings are brought over: what happens to them, and why it is done. */
export function BringOverDialog({ preview, decisions, onClose, onDone }: BringOverDialogProps) {
  const [reason, setReason] = useState('')
  const job = useJob('migrations.apply')
  const { plan, counts } = preview
  const ready = reason.trim().length >= leastReason
  const apply = async (): Promise<void> => {
    const { id, version: from } = plan.from
    const row = await job.run({ id, from, to: plan.to.version, decisions, reason })
    if (row !== null) onDone(row)
  }
  return (
    <Dialog
      title={`Bring ${counted(counts.codings, 'coding')} to version ${plan.to.version}`}
      intro="The originals stay as they are and can be opened for ever. What is made counts in their place, until it is taken back."
      isOpen
      isBusy={job.running}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={job.running}>
            Not now
          </Button>
          <Button kind="primary" isDisabled={!ready || job.running} onPress={() => void apply()}>
            Bring them over
          </Button>
        </>
      }
    >
      <ul className={styles.outcome}>
        {outcomeInWords(counts).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <TextField
        multiline
        label="Why"
        hint={`Kept with your name in the record of the study. At least ${String(leastReason)} characters.`}
        value={reason}
        onChange={setReason}
        maxLength={2000}
        isDisabled={job.running}
        autoFocus
        isRequired
      />
      {job.running ? (
        <ProgressBar
          label={job.note === 'writing' ? 'Writing' : 'Preparing'}
          fraction={job.fraction}
          onCancel={job.note === 'writing' ? undefined : job.cancel}
        />
      ) : null}
      <ErrorNotice error={job.error} />
    </Dialog>
  )
}
