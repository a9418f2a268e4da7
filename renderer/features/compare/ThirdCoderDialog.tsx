import { useState } from 'react'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useStudy } from '../../host/study-context.tsx'
import { useAction } from '../../host/use-action.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { tell } from '../../ui/toasts.ts'

type ThirdCoderDialogProps = {
  readonly recordingId: string
  readonly scheme: { readonly id: string; readonly version: string }
  readonly onClose: () => void
}

/** Gives the recording to a third coder, who codes it blind to the first two and cannot tell that it is a third time. */
export function ThirdCoderDialog({ recordingId, scheme, onClose }: ThirdCoderDialogProps) {
  const client = useClient()
  const { person: me } = useStudy()
  const people = useQuery('people.list', {}, { topics: ['people'] })
  const [person, setPerson] = useState<string | null>(null)
  const coders = people.data?.filter(({ id, active, roles }) => active && id !== me.id && roles.includes('coder')) ?? []
  const assign = useAction(async () => {
    if (person === null) return
    const { id, version } = scheme
    const { created } = await client.call('assignments.create', {
      recordingIds: [recordingId],
      scheme: { id, version },
      coders: [{ personId: person, role: 'adjudicator' }],
    })
    tell(created === 0 ? 'This person has this recording already; nothing was assigned.' : 'Given to a third coder.')
    onClose()
  })
  return (
    <Dialog
      title="Ask a third coder"
      isOpen
      isBusy={assign.busy}
      onClose={onClose}
      intro="Somebody who has not seen either coding codes the recording once more. It looks like any other work to them, and enters no figure of agreement."
      footer={
        <>
          <Button onPress={onClose} isDisabled={assign.busy}>
            Cancel
          </Button>
          <Button kind="primary" isDisabled={person === null || assign.busy} onPress={() => void assign.run()}>
            Assign
          </Button>
        </>
      }
    >
      <Select
        label="Third coder"
        placeholder="Choose"
        options={coders.map(({ id, name }) => ({ id, label: name }))}
        value={person}
        onChange={setPerson}
      />
      <ErrorNotice error={people.error ?? assign.error} />
    </Dialog>
  )
}
