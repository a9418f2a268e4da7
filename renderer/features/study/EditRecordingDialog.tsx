import { useState } from 'react'
import { Pseudonym, RecordingStatus, type RecordingDetail } from '#shared/study/recording.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { statusWords } from './recording-words.ts'
import styles from './study.module.css'

/** Corrects what the register says of a recording, and why it cannot be coded, if so. */
export function EditRecordingDialog({
  detail,
  onClose,
}: {
  readonly detail: RecordingDetail
  readonly onClose: () => void
}) {
  const client = useClient()
  const [dyad, setDyad] = useState(detail.dyad)
  const [timePoint, setTimePoint] = useState(detail.timePoint)
  const [site, setSite] = useState(detail.site)
  const [task, setTask] = useState(detail.task)
  const [status, setStatus] = useState<RecordingStatus>(detail.status)
  const save = useAction(async () => {
    await client.call('recordings.update', { id: detail.id, dyad, timePoint, site, task, status })
    onClose()
  })
  const dyadOk = Pseudonym.safeParse(dyad).success
  return (
    <Dialog
      title="Edit recording"
      isOpen
      isBusy={save.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={!dyadOk || timePoint.trim() === '' || save.busy}
            onPress={() => void save.run()}
          >
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <TextField
            label="Dyad"
            value={dyad}
            onChange={setDyad}
            isRequired
            error={dyadOk ? null : 'A pseudonym of letters, digits, dot, hyphen and underscore.'}
          />
          <TextField label="Time point" value={timePoint} onChange={setTimePoint} maxLength={60} isRequired />
          <TextField label="Site" value={site} onChange={setSite} maxLength={60} />
          <TextField label="Task" value={task} onChange={setTask} maxLength={60} />
        </div>
        <Select
          label="State"
          value={status}
          onChange={(id) => setStatus(RecordingStatus.parse(id))}
          options={RecordingStatus.options.map((one) => ({ id: one, label: statusWords[one] }))}
          hint="Anything but “received” says why it is not coded; it is exported with that reason."
        />
      </div>
      <ErrorNotice error={save.error} />
    </Dialog>
  )
}
