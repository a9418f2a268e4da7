import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { counted } from '../../ui/format/figures.ts'

type EveryByteDialogProps = {
  /** Files that are there to be read. */
  readonly files: number
  readonly withoutHash: number
  readonly onClose: () => void
  readonly onBegin: () => void
}

/** Reading everything takes its time: said before it begins. */
export function EveryByteDialog({ files, withoutHash, onClose, onBegin }: EveryByteDialogProps) {
  return (
    <Dialog
      title="Compare every byte"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={onBegin}>
            Compare {counted(files, 'file')}
          </Button>
        </>
      }
    >
      <p>
        Each file is read from its beginning to its end, and its SHA-256 is kept. From a disk of this computer that
        takes about ten seconds for each GB, from a network folder several times as long.
      </p>
      <p>
        It goes on while you work elsewhere in Attune, and it can be stopped: what was compared until then counts.
        {withoutHash > 0
          ? ` ${counted(withoutHash, 'file')} ${withoutHash === 1 ? 'has' : 'have'} never been read whole.`
          : ''}
      </p>
    </Dialog>
  )
}
