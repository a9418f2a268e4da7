import type { DraftView } from '#shared/contract/views.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { tell } from '../../ui/toasts.ts'

type DiscardDraftDialogProps = {
  readonly draft: DraftView
  /** The step that ends the draft is on its way, or was refused. */
  readonly onEnding: (ending: boolean) => void
  readonly onClose: () => void
}

export function DiscardDraftDialog({ draft, onEnding, onClose }: DiscardDraftDialogProps) {
  const client = useClient()
  const refused = (error: unknown): never => {
    onEnding(false)
    throw error
  }
  const { id, basedOn, name } = draft
  const discard = useAction(async () => {
    onEnding(true)
    await client.call('schemes.discardDraft', { id }).catch(refused)
    tell(`The draft of “${name}” is gone.`)
    onClose()
    goTo({ screen: 'schemes' })
  })
  return (
    <Dialog
      role="alertdialog"
      title="Discard this draft?"
      isOpen
      isBusy={discard.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep the draft</Button>
          <Button kind="primary" isDisabled={discard.busy} onPress={() => void discard.run()}>
            Discard the draft
          </Button>
        </>
      }
    >
      <p>
        {basedOn === null
          ? `“${name}” has no published version in this study: with the draft it is gone from here.`
          : `What was changed in “${name}” since version ${basedOn} is lost. Published versions stay as they are.`}
      </p>
      <ErrorNotice error={discard.error} />
    </Dialog>
  )
}
