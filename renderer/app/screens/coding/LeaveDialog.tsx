import { useObservation, useWorkspace, useWorkspaceUi } from '../../../state/workspace-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

/** Leaving with codes that are not saved is possible, but only knowingly. */
export function LeaveDialog({ onExit }: { readonly onExit: () => void }) {
  const { ui, observation } = useWorkspace()
  const isOpen = useWorkspaceUi((state) => state.dialog === 'leave')
  const unsaved = useObservation((state) => state.unsaved)
  const stay = (): void => ui.setState({ dialog: null })
  const tryAgain = async (): Promise<void> => {
    observation.retry()
    if (await observation.settled()) onExit()
  }
  return (
    <Dialog
      title={unsaved === 1 ? 'One step is not saved' : `${unsaved} steps are not saved`}
      isOpen={isOpen}
      onClose={stay}
      role="alertdialog"
      intro={`${unsaved === 1 ? 'It is still here. When you leave now, it is' : 'They are still here. When you leave now, they are'} lost; everything saved before stays.`}
      footer={
        <>
          <Button onPress={stay}>Stay</Button>
          <Button onPress={onExit}>Leave without {unsaved === 1 ? 'it' : 'them'}</Button>
          <Button kind="primary" onPress={() => void tryAgain()}>
            Save and leave
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}
