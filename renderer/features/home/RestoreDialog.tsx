import { useState } from 'react'
import type { StudySummary } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { fileSize } from '../../ui/format/bytes.ts'
import { nameOf } from '../../ui/format/paths.ts'
import { instant } from '../../ui/format/time.ts'
import { Select } from '../../ui/Select.tsx'

type RestoreDialogProps = {
  readonly path: string
  /** Why it is asked: somebody chose to, or the file was found damaged; in part, or so far that it cannot be opened. */
  readonly because: 'asked' | 'damaged' | 'unreadable'
  readonly onClose: () => void
  readonly onRestored: (summary: StudySummary) => void
}

/** Puts a backup in the place of a study file that cannot be read in full. */
export function RestoreDialog({ path, because, onClose, onRestored }: RestoreDialogProps) {
  const client = useClient()
  const backups = useQuery('study.backups', { path })
  const [picked, setPicked] = useState<string | null>(null)
  const backup = picked ?? backups.data?.at(0)?.id ?? null
  const restore = useAction(async (id: string) => onRestored(await client.call('study.restore', { path, backup: id })))
  const look = useAction(async () => onRestored(await client.call('study.open', { path })))
  const none = backups.data?.length === 0
  return (
    <Dialog
      title="Restore from a backup"
      intro={`${because === 'asked' ? '' : 'Part of the study file cannot be read; nothing in it was changed. '}“${nameOf(path)}” is set aside and kept; the backup takes its place.`}
      isOpen
      isBusy={restore.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {because === 'unreadable' ? null : (
            <Button isDisabled={look.busy} onPress={() => void look.run()}>
              Open it as it is
            </Button>
          )}
          <Button
            kind="primary"
            isDisabled={backup === null || restore.busy}
            onPress={() => backup !== null && void restore.run(backup)}
          >
            Restore
          </Button>
        </>
      }
    >
      {none ? <p>There is no backup of this study beside it.</p> : null}
      {backups.data === undefined || none ? null : (
        <Select
          label="Backup"
          value={backup}
          onChange={setPicked}
          options={backups.data.map((one) => ({
            id: one.id,
            label: instant(one.madeAt),
            detail: `${one.reason.replaceAll('_', ' ')}, ${fileSize(one.bytes)}`,
          }))}
        />
      )}
      <ErrorNotice error={backups.error ?? restore.error ?? look.error} />
    </Dialog>
  )
}
