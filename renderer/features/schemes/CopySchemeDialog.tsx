import { useState } from 'react'
import type { DraftRow } from '#shared/contract/views.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { Label } from '#shared/scheme/scheme-strings.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { idProblem } from './id-problem.ts'

type CopySchemeDialogProps = {
  readonly title: string
  readonly intro: string
  /** What is proposed. */
  readonly name: string
  readonly id: string
  /** Makes the draft under the id and name that were chosen. */
  readonly copy: (as: Pick<Scheme, 'id' | 'name'>) => Promise<DraftRow>
  /** Ids that schemes of the study have. */
  readonly taken: readonly string[]
  readonly onClose: () => void
}

/** A scheme of the lab's own, begun from something that is there: with another id it goes its own way. */
export function CopySchemeDialog({ taken, onClose, ...from }: CopySchemeDialogProps) {
  const [name, setName] = useState(from.name)
  const [id, setId] = useState(from.id)
  const nameError = Label.safeParse(name.trim()).success ? null : 'One line of 1 to 120 characters.'
  const idError = idProblem(id, taken)
  const copy = useAction(async () => {
    const draft = await from.copy({ id, name: name.trim() })
    onClose()
    goTo({ screen: 'draft', id: draft.id })
  })
  return (
    <Dialog
      title={from.title}
      intro={from.intro}
      isOpen
      isBusy={copy.busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={nameError !== null || idError !== null || copy.busy}
            onPress={() => void copy.run()}
          >
            Begin the draft
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} error={nameError} maxLength={120} autoFocus isRequired />
      <TextField
        label="Id"
        value={id}
        onChange={setId}
        error={idError}
        hint="Stands in files and exports, and stays for all versions."
        maxLength={40}
        isRequired
      />
      <ErrorNotice error={copy.error} />
    </Dialog>
  )
}
