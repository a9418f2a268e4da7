import { useState } from 'react'
import { newId } from '#shared/scheme/edit/new-id.ts'
import type { StarterShape } from '#shared/scheme/edit/starters.ts'
import { Label } from '#shared/scheme/scheme-strings.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { idProblem } from './id-problem.ts'

const shapes: readonly { readonly id: StarterShape; readonly label: string; readonly detail: string }[] = [
  { id: 'ratings', label: 'Ratings', detail: 'Scales with described anchors, once an episode' },
  { id: 'codes', label: 'Codes on the timeline', detail: 'States and moments, coded by keys while watching' },
  { id: 'checklist', label: 'Checklist', detail: 'Items that were seen or were not' },
  { id: 'grid', label: 'Intervals', detail: 'The same few questions for every half minute' },
  { id: 'blank', label: 'Nothing yet', detail: 'Mother, baby and one episode' },
]

type MakeSchemeDialogProps = {
  /** Ids that schemes of the study have. */
  readonly taken: readonly string[]
  readonly onClose: () => void
}

/** A new scheme from nothing: it begins as a draft with one example of what it is for. */
export function MakeSchemeDialog({ taken, onClose }: MakeSchemeDialogProps) {
  const client = useClient()
  const [name, setName] = useState('')
  const [ownId, setOwnId] = useState<string | null>(null)
  const [shape, setShape] = useState<StarterShape>('ratings')
  const id = ownId ?? newId(name, new Set(taken), 'scheme').replaceAll('_', '-')
  const nameError = name === '' || Label.safeParse(name.trim()).success ? null : 'One line of 1 to 120 characters.'
  const idError = idProblem(id, taken)
  const make = useAction(async () => {
    const draft = await client.call('schemes.makeDraft', { id, name: name.trim(), from: { kind: 'starter', shape } })
    onClose()
    goTo({ screen: 'draft-editor', id: draft.id })
  })
  return (
    <Dialog
      title="Make a scheme"
      intro="It begins as a draft: nobody codes with it before it is published."
      isOpen
      isBusy={make.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={name.trim() === '' || nameError !== null || idError !== null || make.busy}
            onPress={() => void make.run()}
          >
            Make it
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} error={nameError} maxLength={120} autoFocus isRequired />
      <Select
        label="Begin with"
        options={shapes}
        value={shape}
        onChange={(chosen) => setShape(shapes.find((one) => one.id === chosen)?.id ?? shape)}
        hint={shapes.find((one) => one.id === shape)?.detail ?? ''}
      />
      <TextField
        label="Id"
        value={id}
        onChange={(text) => setOwnId(text.trim())}
        error={idError}
        hint="Stands in files and exports, and stays for all versions."
        maxLength={40}
        isRequired
      />
      <ErrorNotice error={make.error} />
    </Dialog>
  )
}
