import type { SchemeRow } from '#shared/contract/views.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type DraftThereDialogProps = {
  readonly row: SchemeRow
  readonly onCopy: () => void
  readonly onClose: () => void
}

/** A scheme has one draft at a time: the one that somebody began is opened, or another scheme is made. */
export function DraftThereDialog({ row, onCopy, onClose }: DraftThereDialogProps) {
  return (
    <Dialog
      title={`“${row.name}” has a draft already`}
      intro="Somebody has begun its next version. Nothing was changed."
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button onPress={onCopy}>Make one under a new id…</Button>
          <Button
            kind="primary"
            onPress={() => {
              onClose()
              goTo({ screen: 'draft', id: row.id })
            }}
          >
            Open the draft
          </Button>
        </>
      }
    >
      <p>Open that draft to go on with it, or make a scheme of your own from version {row.version}.</p>
    </Dialog>
  )
}
